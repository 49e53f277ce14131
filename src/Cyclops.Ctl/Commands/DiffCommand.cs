using System.CommandLine;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Plans;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;
using Cyclops.Reconcilers;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl diff</c>: what the controller would do, by the planner the controller uses.</summary>
internal sealed class DiffCommand : Command
{
    private readonly CtlContext _context;
    private readonly EnvironmentOption _environment = new();
    private readonly SourceOptions _source = new();
    private readonly AwsOptions _aws = new();
    private readonly OutputOption _output = new();
    private readonly Argument<string[]> _apps = new("app")
    {
        Description = "Apps to look at. Without any: the environments and all their apps.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public DiffCommand(CtlContext context)
        : base("diff", "Show what would change in AWS, before the commit or after. Exits 0 without differences, 1 with, 2 on bad manifests or usage, 3 when AWS cannot be reached.")
    {
        _context = context;
        Add(_apps);
        Add(_environment);
        _source.AddTo(this);
        _aws.AddTo(this);
        Add(_output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var checkout = await ManifestCheckout.ReadAsync(_source.Read(result, _context.CurrentFolder), _context.Time, cancellationToken);
        using var clouds = AwsConnection.Connect(_aws.Read(result), _context.Time);
        var differ = new Differ(new Workspace(checkout, clouds, _context.Time));
        var report = await differ.ReportAsync(result.GetValue(_environment), result.GetValue(_apps) ?? [], checkout.Head?.Id, cancellationToken);
        var notes = _context.Console.Notes;
        ReportNotes.Print(report, differ.KindName, notes);
        if (_output.Read(result) == OutputFormat.Json)
        {
            _context.Console.Out.Raw(PlanJson.Write(report));
        }
        else if (report.Environments.Count > 0)
        {
            new PlanPrinter(_context.Console.Out, differ.KindName).Print(report);
        }

        notes.Line(Piece.Faint($"{Words.Count(clouds.Calls, "AWS call")}; manifests: {checkout.Description}"));
        return report.ExitCode;
    }
}
