using System.ComponentModel;
using System.Diagnostics;

namespace Cyclops.Reconcilers.Tests.Support;

/// <summary>cfn-lint, which knows the schemas of CloudFormation's resource types.</summary>
internal static class CfnLint
{
    /// <summary>Fails with what it says of templates, if anything; skips the test, by name, where it is not installed.</summary>
    /// <param name="templates">JSON by a name that tells which one is meant.</param>
    public static async Task AssertCleanAsync(IEnumerable<(string Name, string Json)> templates)
    {
        Assert.SkipUnless(await IsInstalledAsync(), "cfn-lint is not installed: pip install cfn-lint");
        var folder = Directory.CreateTempSubdirectory("cyclops-cfn-").FullName;
        foreach (var (index, (name, json)) in templates.Index())
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{index:d3}-{name}.json"), json, TestContext.Current.CancellationToken);
        }

        var (code, output) = await RunAsync(["--non-zero-exit-code", "error", "--regions", "eu-west-1", "--format", "parseable", "--", .. Directory.GetFiles(folder).Order()]);
        Directory.Delete(folder, recursive: true);

        Assert.True(code == 0, output);
    }

    private static async Task<bool> IsInstalledAsync()
    {
        try
        {
            return (await RunAsync(["--version"])).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("cfn-lint", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + error);
    }
}
