using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Cyclops.Scenarios.Support;

/// <summary>One run of <c>cyclops-ctl</c> as a process of its own.</summary>
internal sealed record CtlRun(int ExitCode, string Output, string Notes)
{
    /// <summary>Runs <c>diff</c> on the work tree of a world's repository.</summary>
    public static Task<CtlRun> DiffAsync(ScenarioWorld world, params string[] arguments) =>
        RunAsync(["diff", "--repo", world.Repository.Path, "--endpoint-url", world.Cloud.Endpoint.ToString(), "--region", "eu-west-1", .. arguments]);

    public static async Task<CtlRun> RunAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "cyclops-ctl.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "not-a-secret";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var notes = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await notes);
    }

    /// <summary>Steps of a diff in JSON, each as <c>verb owner kind/name</c>, in order.</summary>
    public static List<string> Steps(CtlRun run)
    {
        var report = JsonNode.Parse(run.Output) ?? throw new InvalidOperationException($"exit {run.ExitCode}: {run.Notes}");
        List<string> steps =
        [
            .. from environment in report["environments"]!.AsArray()
               from plan in environment!["plans"]!.AsArray()
               from step in plan!["steps"]!.AsArray()
               select $"{step!["verb"]} {plan["key"]} {step["kind"]}/{step["name"]}",
        ];
        steps.Sort(StringComparer.Ordinal);
        return steps;
    }
}
