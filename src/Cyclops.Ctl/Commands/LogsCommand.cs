using System.CommandLine;
using Cyclops.Aws;
using Cyclops.Ctl.Clouds;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Logs;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers;
using Cyclops.Reconcilers.Diagnosis;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl logs</c>: what the containers of an app write, from CloudWatch Logs.</summary>
internal sealed class LogsCommand : Command
{
    private const int DefaultCount = 100;
    private const int MostCount = 10_000;

    private readonly CtlContext _context;
    private readonly Argument<string> _app = new("app") { Description = "The app." };
    private readonly EnvironmentOption _environment = new(required: true);
    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Go on with lines as they come, until Ctrl-C." };
    private readonly Option<string?> _container = new("--container", "-c") { Description = "One container only.", HelpName = "name" };
    private readonly SinceOption _since = new();
    private readonly Option<int?> _count = new("--tail", "-n") { Description = $"The last so many lines. Default: {DefaultCount}; with --since: all.", HelpName = "number" };
    private readonly Option<string?> _task = new("--task") { Description = "One task only, by its id or how that begins.", HelpName = "id" };
    private readonly Option<bool> _previous = new("--previous", "-p") { Description = "The task that stopped last. ECS remembers it for an hour." };
    private readonly Option<string?> _filter = new("--filter") { Description = "Lines that contain this text; upper and lower case are told apart.", HelpName = "text" };
    private readonly SourceOptions _source = new();
    private readonly AwsOptions _aws = new();
    private readonly OutputOption _output = new("text");

    public LogsCommand(CtlContext context)
        : base("logs", "Show what the containers of an app write, from CloudWatch Logs.")
    {
        _context = context;
        _count.Validators.Add(result =>
        {
            if (result.GetValue(_count) is < 1 or > MostCount)
            {
                result.AddError($"--tail: a number from 1 to {MostCount}");
            }
        });
        Validators.Add(result =>
        {
            if (result.GetValue(_previous) && (result.GetValue(_follow) || result.GetValue(_task) is not null))
            {
                result.AddError("--previous is a task that has stopped: it goes neither with --follow nor with --task");
            }
        });
        AddAll();
        SetAction(RunAsync);
    }

    private void AddAll()
    {
        Add(_app);
        Add(_environment);
        Add(_follow);
        Add(_container);
        Add(_since);
        Add(_count);
        Add(_task);
        Add(_previous);
        Add(_filter);
        _source.AddTo(this);
        _aws.AddTo(this);
        Add(_output);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var checkout = await ManifestCheckout.ReadAsync(_source.Read(result, _context.CurrentFolder), _context.Time, cancellationToken);
        var home = Home.Find(checkout, result.GetValue(_environment)!, result.GetValue(_app)!);
        var container = result.GetValue(_container);
        if (container is not null && home.Containers.Count > 0)
        {
            Names.Check($"container in {home.Key}", [container], home.Containers);
        }

        using var clouds = AwsConnection.Connect(_aws.Read(result), _context.Time);
        var aws = home.Connect(clouds);
        try
        {
            await ShowAsync(result, home, container, aws, cancellationToken);
            return ExitCodes.Ok;
        }
        catch (CloudFault fault) when (fault.Code == "ResourceNotFoundException")
        {
            throw new CtlException(
                ExitCodes.Differences,
                $"there is no log group {home.LogGroup} in {aws.Region}: {home.Key} has not been deployed yet",
                $"\"cyclops-ctl diff {home.Key.App} -e {home.Key.Environment}\" shows what is to be made, \"describe\" what holds it up.",
                fault);
        }
        catch (CloudFault fault) when (AwsTrouble.IsDenied(fault.Code))
        {
            throw CtlException.Unreachable(fault.Message, "\"cyclops-ctl iam-policy operator\" prints the rights that it takes.", fault);
        }
    }

    private async Task ShowAsync(ParseResult result, Home home, string? container, AwsGateways aws, CancellationToken cancellationToken)
    {
        var (since, notes) = (_since.Read(result), _context.Console.Notes);
        var task = result.GetValue(_previous) ? await PreviousAsync(home, aws, cancellationToken) : result.GetValue(_task);
        var request = new LogRequest(home.LogGroup, container, task, result.GetValue(_filter), since, result.GetValue(_count) ?? (since is null ? DefaultCount : null));
        var feed = new LogFeed(aws.Logs, request, _context.Time);
        var printer = new LogPrinter(_context.Console.Out, _output.Read(result), home.Containers.Select(c => c.Length).DefaultIfEmpty(0).Max());
        var count = 0;
        await foreach (var line in feed.PastAsync(cancellationToken))
        {
            printer.Print(line);
            count++;
        }

        if (result.GetValue(_follow))
        {
            await foreach (var line in feed.FollowAsync(t => notes.Line(Piece.Change($"{t.Message}; it is tried again")), cancellationToken))
            {
                printer.Print(line);
            }
        }
        else if (count == 0)
        {
            notes.Line(Piece.Faint(since is null ? $"No such lines in the last {LogFeed.Reach.TotalDays:0} days; --since looks further back." : "No such lines in that time."));
        }
    }

    private static async Task<string> PreviousAsync(Home home, AwsGateways aws, CancellationToken cancellationToken)
    {
        var stopped = await new AppDiagnostics(aws, home.Platform.Name).StoppedAsync(home.Key, cancellationToken);
        return stopped.MaxBy(t => (t.StoppedAt ?? DateTimeOffset.MaxValue, t.Arn))?.Id
            ?? throw new CtlException(
                ExitCodes.Differences,
                $"no task of {home.Key} has stopped within the last hour, and ECS forgets older ones",
                "--task shows an older one by its id, and --since 1d the lines of all.");
    }
}
