using System.CommandLine;
using System.Text.Json;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Status;
using Cyclops.Ctl.Workspaces;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl describe</c>: all that the controller knows of one app or environment.</summary>
internal sealed class DescribeCommand : Command
{
    private readonly CtlContext _context;
    private readonly EnvironmentOption _environment = new(required: true);
    private readonly ServerOption _server = new();
    private readonly OutputOption _output = new();
    private readonly Argument<string?> _app = new("app")
    {
        Description = "The app. Without one: the environment itself.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public DescribeCommand(CtlContext context)
        : base("describe", "Show conditions, resources and drift of one app or environment. Asks the controller.")
    {
        _context = context;
        Add(_app);
        Add(_environment);
        Add(_server);
        Add(_output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        using var client = new ControllerClient(_server.Read(result));
        var status = await client.StatusAsync(cancellationToken);
        var (environment, app) = (result.GetValue(_environment)!, result.GetValue(_app));
        Names.Check("environment", [environment], status.All.Select(o => o.Environment));
        if (app is not null)
        {
            Names.Check("app", [app], status.Apps.Where(a => a.Environment == environment).Select(a => a.App!));
        }

        var item = status.All.FirstOrDefault(o => o.Environment == environment && o.App == app)
            ?? throw CtlException.BadInput($"the controller has no status of {environment} yet", "Ask again in a moment.");
        if (_output.Read(result) == OutputFormat.Json)
        {
            _context.Console.Out.Raw(JsonSerializer.Serialize(item, StatusJson.Default.ObjectDocument));
        }
        else
        {
            ObjectDescription.Print(item, status.Source, _context.Time.GetUtcNow(), _context.Console.Out);
        }

        return ExitCodes.Ok;
    }
}
