using System.CommandLine;
using System.CommandLine.Invocation;
using Cyclops.Ctl.Clouds;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Commands;
using Cyclops.Ctl.Terminal;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Sources;

namespace Cyclops.Ctl;

/// <summary><c>cyclops-ctl</c> as a function: arguments in, exit code out. The process and the tests call it alike.</summary>
internal static class CtlProgram
{
    /// <summary>Runs one command line.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CtlContext context, CancellationToken cancellationToken)
    {
        var result = Root(context).Parse(arguments);
        if (result.Action is ParseErrorAction)
        {
            return UsageErrors.Print(result, context.Console.Notes);
        }

        try
        {
            // Our own handler below, and no process exit behind our back: Ctrl-C is the token.
            var settings = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = context.Console.Out.Inner,
                Error = context.Console.Notes.Inner,
            };
            return await result.InvokeAsync(settings, cancellationToken);
        }
        catch (CtlException fault)
        {
            return Fail(context, fault.ExitCode, fault.Message, fault.Hint);
        }
        catch (SourceException fault)
        {
            return Fail(context, ExitCodes.BadInput, fault.Message, hint: null);
        }
        catch (CloudFault fault)
        {
            return Fail(context, ExitCodes.Unreachable, fault.Message, AwsTrouble.HintFor(fault.Code));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCodes.Cancelled;
        }
    }

    private static RootCommand Root(CtlContext context) =>
        new("Cyclops runs customer apps on AWS ECS from a Git repository of manifests.")
        {
            new UpCommand(context),
            new BootstrapCommand(context),
            new DiffCommand(context),
            new ApplyCommand(context),
            new ValidateCommand(context),
            new RenderCommand(context),
            new GetCommand(context),
            new DescribeCommand(context),
            new LogsCommand(context),
            new VerifyCommand(context),
            new HistoryCommand(context),
            new RollbackCommand(context),
            new SchemaCommand(context),
            new IamPolicyCommand(context),
            new ConfigCommand(context),
            new VersionCommand(context),
        };

    private static int Fail(CtlContext context, int exitCode, string message, string? hint)
    {
        context.Console.Notes.Line(Piece.Danger("error: "), message);
        if (hint is not null)
        {
            context.Console.Notes.Line(hint);
        }

        return exitCode;
    }
}
