using System.CommandLine;
using Cyclops.Engine.Manifests;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl schema</c>: JSON Schema of manifests, for editors.</summary>
internal sealed class SchemaCommand : Command
{
    private readonly CtlContext _context;
    private readonly Argument<string?> _kind = new("kind")
    {
        Description = $"{string.Join(", ", ManifestSchema.Kinds)}; case does not matter. Without one: a schema that any manifest meets.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public SchemaCommand(CtlContext context)
        : base("schema", "Print the JSON Schema of manifests, for editors.")
    {
        _context = context;
        Add(_kind);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var asked = result.GetValue(_kind);
        if (asked is not null)
        {
            Workspaces.Names.Check("kind of manifest", [asked.ToLowerInvariant()], ManifestSchema.Kinds.Select(k => k.ToLowerInvariant()));
        }

        _context.Console.Out.Raw(ManifestSchema.Json(ManifestSchema.Kinds.FirstOrDefault(k => string.Equals(k, asked, StringComparison.OrdinalIgnoreCase))));
        return ExitCodes.Ok;
    }
}
