using Amazon.Runtime;

namespace Cyclops.Aws.Wire;

/// <summary>A string of a known set. Values outside the set are legal: AWS adds values without notice.</summary>
public sealed class EnumShape(Func<string, ConstantClass> parse) : Shape(ShapeKind.Enum)
{
    /// <summary>The constant for a wire value, made on demand when the value is new.</summary>
    public Func<string, ConstantClass> Parse { get; } = parse;
}
