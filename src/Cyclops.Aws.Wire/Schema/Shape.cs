namespace Cyclops.Aws.Wire;

/// <summary>How a value of one model type is written to and read from the wire.</summary>
public abstract class Shape(ShapeKind kind)
{
    /// <summary>Decides the CLR type of the values this shape describes.</summary>
    public ShapeKind Kind { get; } = kind;
}
