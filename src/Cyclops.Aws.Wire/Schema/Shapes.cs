using System.Collections;
using Amazon;
using Amazon.Runtime.Documents;

namespace Cyclops.Aws.Wire;

#pragma warning disable CA1720 // The names are those of the service models.

/// <summary>The scalar shapes, which all services share.</summary>
public static class Shapes
{
    /// <inheritdoc cref="ShapeKind.String"/>
    public static readonly Shape String = new ScalarShape(ShapeKind.String);

    /// <inheritdoc cref="ShapeKind.Bool"/>
    public static readonly Shape Bool = new ScalarShape(ShapeKind.Bool);

    /// <inheritdoc cref="ShapeKind.Int"/>
    public static readonly Shape Int = new ScalarShape(ShapeKind.Int);

    /// <inheritdoc cref="ShapeKind.Long"/>
    public static readonly Shape Long = new ScalarShape(ShapeKind.Long);

    /// <inheritdoc cref="ShapeKind.Float"/>
    public static readonly Shape Float = new ScalarShape(ShapeKind.Float);

    /// <inheritdoc cref="ShapeKind.Double"/>
    public static readonly Shape Double = new ScalarShape(ShapeKind.Double);

    /// <inheritdoc cref="ShapeKind.Time"/>
    public static readonly Shape Time = new ScalarShape(ShapeKind.Time);

    /// <inheritdoc cref="ShapeKind.EpochMillis"/>
    public static readonly Shape EpochMillis = new ScalarShape(ShapeKind.EpochMillis);

    /// <inheritdoc cref="ShapeKind.Blob"/>
    public static readonly Shape Blob = new ScalarShape(ShapeKind.Blob);

    /// <inheritdoc cref="ShapeKind.Document"/>
    public static readonly Shape Document = new ScalarShape(ShapeKind.Document);

    /// <summary>
    /// Whether a property counts as given. Null is unset; an empty collection is given, except under the SDK's
    /// legacy switch <see cref="AWSConfigs.InitializeCollections"/>. Same meaning as the official <c>IsSetXxx()</c>.
    /// </summary>
    public static bool IsSet(object? value) => value switch
    {
        null => false,
        string => true,
        Document document => !document.IsNull(),
        ICollection { Count: 0 } => !AWSConfigs.InitializeCollections,
        _ => true,
    };
}
