using System.CommandLine;
using Cyclops.Ctl.Applying;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Plans;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl apply</c>: makes what <c>diff</c> shows, once, without a controller.</summary>
internal sealed class ApplyCommand : Command
{
    private readonly CtlContext _context;
    private readonly EnvironmentOption _environment = new();
    private readonly SourceOptions _source = new();
    private readonly AwsOptions _aws = new();
    private readonly Argument<string[]> _apps = new("app")
    {
        Description = "Apps to apply. Without any: the environments and all their apps.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask." };
    private readonly Option<bool> _allowDirty = new("--allow-dirty") { Description = "Apply manifests that are not committed. Nothing is deleted then." };
    private readonly Option<bool> _noWait = new("--no-wait") { Description = "Return after one pass, though AWS may be at it still." };
    private readonly Option<int> _timeout = new("--timeout")
    {
        Description = "Seconds to wait for an environment to settle.",
        HelpName = "seconds",
        DefaultValueFactory = _ => 1200,
    };

    public ApplyCommand(CtlContext context)
        : base("apply", "Make what diff shows, without a controller. Exits 0 when all is as wanted, 1 when something is open.")
    {
        _context = context;
        Add(_apps);
        Add(_environment);
        _source.AddTo(this);
        _aws.AddTo(this);
        Add(_yes);
        Add(_allowDirty);
        Add(_noWait);
        Add(_timeout);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var checkout = await ManifestCheckout.ReadAsync(_source.Read(result, _context.CurrentFolder), _context.Time, cancellationToken);
        if (!checkout.IsCommitted && !result.GetValue(_allowDirty))
        {
            throw CtlException.BadInput($"the manifests are not committed: {checkout.Description}", "Commit them, or give --allow-dirty; nothing is deleted then.");
        }

        var commit = checkout.IsCommitted ? checkout.Head?.Id : null;
        var (environment, apps) = (result.GetValue(_environment), result.GetValue(_apps) ?? []);
        using var clouds = AwsConnection.Connect(_aws.Read(result), _context.Time);
        var workspace = new Workspace(checkout, clouds, _context.Time);
        var differ = new Differ(workspace);
        var report = await differ.ReportAsync(environment, apps, commit, cancellationToken);
        ReportNotes.Print(report, differ.KindName, _context.Console.Notes);
        new PlanPrinter(_context.Console.Out, differ.KindName).Print(report);
        if (report.Counts.HasDifferences && !result.GetValue(_yes))
        {
            Question.Ask(_context.Console, "Apply");
        }

        var run = new ApplyRun(workspace, new ApplyProgress(_context.Console.Notes, differ.KindName), _context.Time);
        var patience = result.GetValue(_noWait) ? TimeSpan.Zero : TimeSpan.FromSeconds(result.GetValue(_timeout));
        var open = new List<StepResult>();
        foreach (var diff in report.Environments)
        {
            open.AddRange(await run.RunAsync(diff.Name, apps, commit, patience, cancellationToken));
        }

        return Conclude(report, open);
    }

    private int Conclude(DiffReport report, List<StepResult> open)
    {
        var notes = _context.Console.Notes;
        if (open.Count == 0)
        {
            notes.Line(Piece.Good("Settled: AWS is as the manifests say."));
            return report.Errors.Count > 0 ? ExitCodes.BadInput : ExitCodes.Ok;
        }

        notes.Line(open.All(r => r.Outcome is Outcome.Progressing)
            ? Piece.Change($"{Words.Count(open.Count, "resource")} in progress still; run it again to go on watching.")
            : Piece.Danger($"{Words.Count(open.Count, "resource")} not as wanted; the reasons are above. Run it again to try again."));
        return report.Errors.Count > 0 ? ExitCodes.BadInput : ExitCodes.Differences;
    }
}
