using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl.Tests.Support;

/// <summary>Runs command lines in this process.</summary>
internal static class CtlTool
{
    public static async Task<CtlRun> RunAsync(string folder, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var context = new CtlContext(CtlConsole.Plain(output, error), TimeProvider.System, folder);
        var exitCode = await CtlProgram.RunAsync(arguments, context, TestContext.Current.CancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
