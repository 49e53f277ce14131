using System.CommandLine;
using System.Text.Json;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Status;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl get</c>: how things stand, by the controller.</summary>
internal sealed class GetCommand : Command
{
    private readonly CtlContext _context;
    private readonly EnvironmentOption _environment = new();
    private readonly ServerOption _server = new();
    private readonly OutputOption _output = new();
    private readonly Argument<string> _what = new("what")
    {
        Description = "environments, apps or resources.",
        DefaultValueFactory = _ => "apps",
    };

    public GetCommand(CtlContext context)
        : base("get", "List environments, apps or resources with their status. Asks the controller.")
    {
        _context = context;
        _what.AcceptOnlyFromAmong("environments", "apps", "resources");
        Add(_what);
        Add(_environment);
        Add(_server);
        Add(_output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        using var client = new ControllerClient(_server.Read(result));
        var status = await client.StatusAsync(cancellationToken);
        var environment = result.GetValue(_environment);
        if (environment is not null)
        {
            Names.Check("environment", [environment], status.Environments.Select(e => e.Environment));
        }

        var what = result.GetValue(_what);
        List<ObjectDocument> items =
        [
            .. (what switch { "environments" => status.Environments, "apps" => status.Apps, _ => [.. status.All] })
                .Where(o => environment is null || o.Environment == environment),
        ];
        if (_output.Read(result) == OutputFormat.Json)
        {
            _context.Console.Out.Raw(JsonSerializer.Serialize(items, StatusJson.Default.IReadOnlyListObjectDocument));
        }
        else if (items.Count == 0)
        {
            _context.Console.Notes.Line($"There are no {what}{(environment is null ? "" : $" in {environment}")}.");
        }
        else
        {
            Table(what, items, status).WriteTo(_context.Console.Out);
        }

        if (status.Source.Hold is { } hold)
        {
            _context.Console.Notes.Line(Piece.Danger($"The repository is not followed: {hold.Reason}: {hold.Message}"));
        }

        return ExitCodes.Ok;
    }

    private TextTable Table(string? what, List<ObjectDocument> items, StatusDocument status)
    {
        var now = _context.Time.GetUtcNow();
        return what switch
        {
            "environments" => StatusTables.Environments(items, status.Apps, now),
            "apps" => StatusTables.Apps(items, now),
            _ => StatusTables.Resources(items),
        };
    }
}
