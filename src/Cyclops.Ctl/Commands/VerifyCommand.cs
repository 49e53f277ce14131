using System.CommandLine;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Verifying;
using Cyclops.Ctl.Workspaces;
using Cyclops.Reconcilers;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl verify</c>: a checklist for each app and environment, before a merge.</summary>
internal sealed class VerifyCommand : Command
{
    private readonly CtlContext _context;
    private readonly EnvironmentOption _environment = new();
    private readonly SourceOptions _source = new();
    private readonly AwsOptions _aws = new();
    private readonly OutputOption _output = new("text");
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Show what is well, too." };
    private readonly Argument<string[]> _apps = new("app")
    {
        Description = "Apps to look at, with the environments they are in. Without any: all.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public VerifyCommand(CtlContext context)
        : base("verify", "Check that what the manifests ask for will go: images, secrets, roles, hosts, ports, quotas, capacity. Exits 0 when it will, warnings included, 1 when not, 2 on bad manifests or usage, 3 when it could not be known.")
    {
        _context = context;
        Add(_apps);
        Add(_environment);
        Add(_verbose);
        _source.AddTo(this);
        _aws.AddTo(this);
        Add(_output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var checkout = await ManifestCheckout.ReadAsync(_source.Read(result, _context.CurrentFolder), _context.Time, cancellationToken);
        using var clouds = AwsConnection.Connect(_aws.Read(result), _context.Time);
        var report = await new Verifier(new Workspace(checkout, clouds, _context.Time)).ReportAsync(result.GetValue(_environment), result.GetValue(_apps) ?? [], cancellationToken);
        var notes = _context.Console.Notes;
        if (report.Errors.Count > 0)
        {
            ErrorPrinter.Print(report.Errors, notes);
            notes.Line(Piece.Danger($"{ErrorPrinter.Count(report.Errors)}."));
        }

        if (_output.Read(result) == OutputFormat.Json)
        {
            _context.Console.Out.Raw(VerifyJson.Write(report));
        }
        else
        {
            new VerifyPrinter(_context.Console.Out, result.GetValue(_verbose)).Print(report);
        }

        notes.Line(Piece.Faint($"{Words.Count(clouds.Calls, "AWS call")}; manifests: {checkout.Description}"));
        return report.ExitCode;
    }
}
