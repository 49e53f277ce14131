using System.CommandLine;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Diagnosis;
using Cyclops.Ctl.Status;
using Cyclops.Ctl.Workspaces;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl describe</c>: all that the controller knows of one app or environment, and what AWS says of the app.</summary>
internal sealed class DescribeCommand : Command
{
    private readonly CtlContext _context;
    private readonly EnvironmentOption _environment = new(required: true);
    private readonly ServerOption _server = new();
    private readonly SourceOptions _source = new();
    private readonly AwsOptions _aws = new();
    private readonly OutputOption _output = new();
    private readonly Argument<string?> _app = new("app")
    {
        Description = "The app. Without one: the environment itself.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public DescribeCommand(CtlContext context)
        : base("describe", "Show conditions, resources and drift of one app or environment, as the controller has them, and tasks, health and events of the app, as AWS has them.")
    {
        _context = context;
        Add(_app);
        Add(_environment);
        Add(_server);
        _source.AddTo(this);
        _aws.AddTo(this);
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
        var isJson = _output.Read(result) == OutputFormat.Json;
        if (!isJson)
        {
            ObjectDescription.Print(item, status.Source, _context.Time.GetUtcNow(), _context.Console.Out);
        }

        var view = app is null
            ? null
            : await new AppViewer(_context.Time).LookAsync(_source.Read(result, _context.CurrentFolder), _aws.Read(result), environment, app, cancellationToken);
        if (isJson)
        {
            _context.Console.Out.Raw(AppViewJson.Write(item, view));
        }
        else if (view is not null)
        {
            AppViewPrinter.Print(view, new(environment, app), _context.Time.GetUtcNow(), _context.Console.Out);
        }

        return ExitCodes.Ok;
    }
}
