namespace Cyclops.Aws.Wire;

#pragma warning disable CA1720 // The names are those of the service models.

/// <summary>What a value is on the wire and which CLR type holds it.</summary>
public enum ShapeKind
{
    /// <summary>A generated class; see <see cref="StructShape"/>.</summary>
    Struct,

    /// <summary>A <see cref="List{T}"/>.</summary>
    List,

    /// <summary>A dictionary with string keys.</summary>
    Map,

    /// <summary>A <see cref="string"/>.</summary>
    String,

    /// <summary>A <see cref="Amazon.Runtime.ConstantClass"/>; unknown values are kept.</summary>
    Enum,

    /// <summary>A <see cref="bool"/>.</summary>
    Bool,

    /// <summary>A 32-bit <see cref="int"/>.</summary>
    Int,

    /// <summary>A 64-bit <see cref="long"/>.</summary>
    Long,

    /// <summary>A <see cref="float"/>.</summary>
    Float,

    /// <summary>A <see cref="double"/>.</summary>
    Double,

    /// <summary>A UTC <see cref="DateTime"/>: epoch seconds in JSON, ISO 8601 elsewhere.</summary>
    Time,

    /// <summary>A UTC <see cref="DateTime"/> that travels as a whole number of epoch milliseconds (CloudWatch Logs).</summary>
    EpochMillis,

    /// <summary>A <see cref="MemoryStream"/>, base64 in text.</summary>
    Blob,

    /// <summary>Untyped JSON, as <see cref="Amazon.Runtime.Documents.Document"/>.</summary>
    Document,
}
