using System.Globalization;
using System.Text;
using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Publishing;

/// <summary>Writes the fields of objects as Markdown tables, each object once, those they refer to after them.</summary>
internal static class FieldTables
{
    public static string Write(IReadOnlyList<ObjectKind> roots)
    {
        var builder = new StringBuilder();
        var written = new HashSet<ObjectKind>();
        foreach (var root in roots)
        {
            Write(root, roots, written, builder);
        }

        return builder.ToString();
    }

    private static void Write(ObjectKind kind, IReadOnlyList<ObjectKind> roots, HashSet<ObjectKind> written, StringBuilder builder)
    {
        if (kind.Fields.Count == 0 || !written.Add(kind))
        {
            return;
        }

        builder.Append(CultureInfo.InvariantCulture, $"### {kind.Name}\n\n{kind.Doc}\n\n");
        if (kind.Base is not null)
        {
            builder.Append(CultureInfo.InvariantCulture, $"All fields of [{kind.Base.Name}](#{kind.Base.Name.ToLowerInvariant()}), and:\n\n");
        }

        builder.Append("| field | takes | default | meaning |\n|---|---|---|---|\n");
        foreach (var field in kind.Fields.Except(kind.Base?.Fields ?? []))
        {
            builder.Append(CultureInfo.InvariantCulture, $"| `{field.Name}` | {Cell(Takes(field))} | {Cell(Default(field))} | {Cell(field.Doc)} |\n");
        }

        if (kind.Planned.Count > 0 && kind.Base is null)
        {
            var names = string.Join(", ", kind.Planned.Select(name => $"`{name}`"));
            builder.Append(CultureInfo.InvariantCulture, $"\nNamed by the design, not supported yet: {names}.\n");
        }

        builder.Append('\n');
        foreach (var inner in kind.Fields.Select(field => ObjectOf(field.Kind)).OfType<ObjectKind>().Where(inner => !roots.Contains(inner)))
        {
            Write(inner, roots, written, builder);
        }
    }

    private static string Takes(Field field) => field.Kind is ObjectKind or IMapKind or NumberOrMapKind && ObjectOf(field.Kind) is { } inner
        ? Link(field.Kind, inner)
        : field.Kind.Description;

    private static string Link(ValueKind kind, ObjectKind inner)
    {
        var target = inner.Fields.Count == 0 ? "`{}`" : $"[{inner.Name}](#{inner.Name.ToLowerInvariant()})";
        var shortForm = inner.ShortForm is null ? "" : $" or {inner.ShortForm.Kind.Description}";
        return kind switch
        {
            IMapKind => $"a map of {target}",
            NumberOrMapKind either => $"{either.Number.Description}, or {target}",
            _ => $"{target}{shortForm}",
        };
    }

    private static string Default(Field field) => field.Requirement switch
    {
        Requirement.Always => "**required**",
        Requirement.InEffect => "**required** in one of the layers",
        _ when field.DefaultNode is not null => $"`{field.DefaultText}`",
        _ => field.DefaultText ?? "",
    };

    private static ObjectKind? ObjectOf(ValueKind kind) => kind switch
    {
        ObjectKind inner => inner,
        IMapKind map => map.Value as ObjectKind,
        NumberOrMapKind either => either.Map,
        _ => null,
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
