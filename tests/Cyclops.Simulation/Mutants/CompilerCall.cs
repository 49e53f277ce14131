using System.Reflection;
using System.Text.Json;

namespace Cyclops.Simulation.Mutants;

/// <summary>
/// How a project is compiled: asked of the build once, so that a mutant costs one run of the compiler and no build.
/// </summary>
/// <param name="Folder">The project's folder, from which its sources are named.</param>
/// <param name="Compiler">The SDK's own compiler.</param>
/// <param name="Arguments">Its arguments, as the build gives them.</param>
internal sealed record CompilerCall(string Folder, string Compiler, IReadOnlyList<string> Arguments)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Not wanted of a mutant: it has only to run. A fault may leave a variable unused, which is an error in a build.</summary>
    private static readonly string[] Dropped = ["/noconfig", "/doc:", "/refout:", "/out:", "/warnaserror", "/additionalfile:"];

    /// <summary>Asks the build.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="project">Folder of the project from there; it is built already.</param>
    /// <param name="cancellationToken">Gives the question up.</param>
    /// <exception cref="InvalidOperationException">The build does not say.</exception>
    public static async Task<CompilerCall> AskAsync(string root, string project, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, project);
        var configuration = typeof(CompilerCall).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string[] arguments =
        [
            "msbuild",
            $"{Path.GetFileName(project)}.csproj",
            "-nologo",
            "-nodeReuse:false",
            "-target:Compile",
            $"-property:Configuration={configuration}",
            "-property:BuildProjectReferences=false",
            "-property:SkipCompilerExecution=true",
            "-property:ProvideCommandLineArgs=true",

            // An output that is never there: the compiler's step is not skipped as up to date.
            "-property:NonExistentFile=none",
            "-getProperty:RoslynTargetsPath",
            "-getItem:CscCommandLineArgs",
        ];
        var run = await DotnetRun.RunAsync(folder, arguments, Limit, cancellationToken);
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"The build does not say how {project} is compiled: {run.FirstLine}");
        }

        using var answer = JsonDocument.Parse(run.Output);
        var roslyn = answer.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!;
        var items = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs");
        return new(
            folder,
            Path.Combine(roslyn, "bincore", "csc.dll"),
            [.. items.EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!).Where(IsKept)]);
    }

    /// <summary>Compiles the project with another file in place of one of its sources.</summary>
    /// <param name="source">The source, from the project's folder.</param>
    /// <param name="replacement">The file that takes its place.</param>
    /// <param name="assembly">Where the assembly goes.</param>
    /// <param name="cancellationToken">Gives the compilation up.</param>
    /// <exception cref="InvalidOperationException">The project has no such source.</exception>
    public async Task<DotnetRun> CompileAsync(string source, string replacement, string assembly, CancellationToken cancellationToken)
    {
        if (!Arguments.Contains(source))
        {
            throw new InvalidOperationException($"{source} is not compiled in {Folder}.");
        }

        var response = Path.ChangeExtension(replacement, ".rsp");
        var arguments = Arguments.Select(a => a == source ? replacement : a).Append($"/out:{assembly}").Select(Quoted);
        await File.WriteAllLinesAsync(response, arguments, cancellationToken);
        return await DotnetRun.RunAsync(Folder, ["exec", Compiler, "/noconfig", "/nologo", $"@{response}"], Limit, cancellationToken);
    }

    /// <summary>Of the analyzers, those of the framework stay: they generate code.</summary>
    private static bool IsKept(string argument) => argument.StartsWith("/analyzer:", StringComparison.Ordinal)
        ? argument.Contains(".App.Ref/", StringComparison.Ordinal)
        : !Dropped.Any(d => argument.StartsWith(d, StringComparison.Ordinal));

    private static string Quoted(string argument) =>
        argument.Contains(' ', StringComparison.Ordinal) && !argument.Contains('"', StringComparison.Ordinal) ? $"\"{argument}\"" : argument;
}
