using System.CommandLine;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Json;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl validate</c>: all errors of all manifests, without AWS.</summary>
internal sealed class ValidateCommand : Command
{
    private readonly CtlContext _context;
    private readonly SourceOptions _source = new();
    private readonly OutputOption _output = new();

    public ValidateCommand(CtlContext context)
        : base("validate", "Check all manifests and print every error. Asks neither AWS nor the controller.")
    {
        _context = context;
        _source.AddTo(this);
        Add(_output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var from = _source.Read(result, _context.CurrentFolder);
        var checkout = await ManifestCheckout.ReadAsync(from, _context.Time, cancellationToken);
        var errors = checkout.Manifests.Errors;
        if (_output.Read(result) == OutputFormat.Json)
        {
            _context.Console.Out.Raw(JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("version", 1);
                json.WriteString("source", checkout.Description);
                json.WriteBoolean("valid", errors.Count == 0);
                ErrorJson.Write(json, "errors", errors);
                json.WriteEndObject();
            }));
        }
        else
        {
            ErrorPrinter.Print(errors, _context.Console.Out);
        }

        var (notes, set) = (_context.Console.Notes, checkout.Manifests);
        if (errors.Count > 0)
        {
            notes.Line(Piece.Danger(ErrorPrinter.Count(errors)));
            return ExitCodes.BadInput;
        }

        notes.Line(Piece.Good($"Valid: {Words.Count(set.Environments.Count, "environment")}, {Words.Count(set.Apps.Count, "app")} in {checkout.Description}"));
        return ExitCodes.Ok;
    }
}
