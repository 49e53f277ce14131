using System.CommandLine;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Configs;
using Cyclops.Ctl.Json;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;
using Cyclops.Reconcilers;
using Cyclops.Reconcilers.PlatformStack;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl config push</c>: stores what the manifests come to in the config bucket, each text once.</summary>
internal sealed class ConfigPushCommand : Command
{
    /// <summary>Goes up when a member is removed or changes its meaning; new members do not count.</summary>
    private const int Version = 1;

    private const string Platform = "platform";
    private const string Environment = "environment";
    private const string App = "app";

    private readonly CtlContext _context;
    private readonly SourceOptions _source = new();
    private readonly AwsOptions _aws = new();
    private readonly OutputOption _output = new();
    private readonly Argument<string?> _what = new("what")
    {
        Description = "platform, environment or app. Default: the platform and all environments.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Argument<string?> _name = new("name") { Description = "Which environment or app.", Arity = ArgumentArity.ZeroOrOne };

    public ConfigPushCommand(CtlContext context)
        : base("push", "Store the templates of stacks, or what an app comes to, in the config bucket under a hash of what they say.")
    {
        _context = context;
        _what.AcceptOnlyFromAmong(Platform, Environment, App);
        Add(_what);
        Add(_name);
        _source.AddTo(this);
        _aws.AddTo(this);
        Add(_output);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var checkout = await ManifestCheckout.ReadAsync(_source.Read(result, _context.CurrentFolder), _context.Time, cancellationToken);
        var manifests = checkout.Manifests;
        if (manifests.Errors.Count > 0 || manifests.Platform is not { } platform)
        {
            ErrorPrinter.Print(manifests.Errors, _context.Console.Notes);
            throw CtlException.BadInput("the manifests are not valid; nothing was stored");
        }

        using var clouds = AwsConnection.Connect(_aws.Read(result), _context.Time);
        var store = clouds.TemplatesOf(platform)
            ?? throw CtlException.BadInput($"{platform.Position.File} names no bucket", "Name one as spec.configBucket; cyclops-ctl bootstrap makes one.");
        var stored = new List<(string Name, StoredTemplate Template)>();
        foreach (var text in Render(new(manifests, platform, clouds), result.GetValue(_what), result.GetValue(_name)))
        {
            stored.Add((text.Name, await store.StoreAsync(text.Json, cancellationToken)));
        }

        Print(stored, store.Bucket, _output.Read(result));
        return ExitCodes.Ok;
    }

    private static List<RenderedText> Render(ConfigRenderer renderer, string? what, string? name) => (what, name) switch
    {
        (null, _) => [renderer.Platform(), .. renderer.Environments(null)],
        (Platform, null) => [renderer.Platform()],
        (Environment, { }) => [.. renderer.Environments(name)],
        (App, { }) => [.. renderer.App(name)],
        (Platform, _) => throw CtlException.BadInput($"config push platform takes no name; there is one platform"),
        _ => throw CtlException.BadInput($"config push {what}: which one?", $"Give its name: cyclops-ctl config push {what} NAME"),
    };

    private void Print(List<(string Name, StoredTemplate Template)> stored, string bucket, OutputFormat format)
    {
        if (format == OutputFormat.Table)
        {
            foreach (var (name, template) in stored)
            {
                _context.Console.Out.Line($"{name} {template.Url}");
            }
        }
        else
        {
            _context.Console.Out.Raw(JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("version", Version);
                json.WriteString("bucket", bucket);
                json.WriteStartArray("templates");
                foreach (var (name, template) in stored)
                {
                    json.WriteStartObject();
                    json.WriteString("name", name);
                    json.WriteString("key", template.Key);
                    json.WriteString("url", template.Url);
                    json.WriteBoolean("stored", template.IsNew);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }));
        }

        var added = stored.Count(s => s.Template.IsNew);
        _context.Console.Notes.Line(Piece.Faint($"{added} stored, {stored.Count - added} there already"));
    }
}
