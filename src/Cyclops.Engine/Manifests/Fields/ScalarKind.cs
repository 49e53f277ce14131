using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>A kind of value that is written as one word or text.</summary>
internal abstract class ScalarKind<T> : ValueKind<T>
{
    /// <summary>Reads it; a problem when it cannot be.</summary>
    public abstract Problem? TryRead(YamlScalar scalar, out T value);

    public override T Read(YamlNode node) =>
        node is YamlScalar scalar && TryRead(scalar, out var value) is null
            ? value
            : throw new InvalidOperationException($"{node.Position}: read before it was checked");

    public override void Check(YamlNode node, CheckContext context)
    {
        if (node is not YamlScalar scalar)
        {
            ReportWrongType(node, context);
        }
        else if (TryRead(scalar, out _) is { } problem)
        {
            context.Add(problem.Code, node, problem.Message, problem.Hint);
        }
    }
}
