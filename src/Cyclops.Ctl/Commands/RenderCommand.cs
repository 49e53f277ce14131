using System.CommandLine;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;
using Cyclops.Engine.Manifests;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl render</c>: one app in one environment with all layers merged, and where each value comes from.</summary>
internal sealed class RenderCommand : Command
{
    private readonly CtlContext _context;
    private readonly SourceOptions _source = new();
    private readonly EnvironmentOption _environment = new(required: true);
    private readonly OutputOption _output = new("yaml");
    private readonly Argument<string> _app = new("app") { Description = "The app." };

    public RenderCommand(CtlContext context)
        : base("render", "Show what an app is in an environment when all layers are merged, and where each value comes from.")
    {
        _context = context;
        Add(_app);
        Add(_environment);
        _source.AddTo(this);
        Add(_output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var checkout = await ManifestCheckout.ReadAsync(_source.Read(result, _context.CurrentFolder), _context.Time, cancellationToken);
        var rendered = ManifestRenderer.Render(checkout.Snapshot, result.GetValue(_app)!, result.GetValue(_environment)!);
        if (rendered.Errors.Count > 0)
        {
            ErrorPrinter.Print(rendered.Errors, _context.Console.Notes);
            return ExitCodes.BadInput;
        }

        if (_output.Read(result) == OutputFormat.Json)
        {
            _context.Console.Out.Raw(rendered.Json);
            return ExitCodes.Ok;
        }

        foreach (var line in rendered.Yaml.TrimEnd('\n').Split('\n'))
        {
            var comment = line.LastIndexOf(" # ", StringComparison.Ordinal);
            _context.Console.Out.Line(comment < 0 ? [line] : [line[..comment], Piece.Faint(line[comment..])]);
        }

        return ExitCodes.Ok;
    }
}
