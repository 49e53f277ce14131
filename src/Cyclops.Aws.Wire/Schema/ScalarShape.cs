namespace Cyclops.Aws.Wire;

/// <summary>A value without structure; the instances are in <see cref="Shapes"/>.</summary>
public sealed class ScalarShape(ShapeKind kind) : Shape(kind);
