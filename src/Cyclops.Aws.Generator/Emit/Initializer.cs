using System.Collections.Generic;

namespace Cyclops.Aws.Generator;

/// <summary>The object initializer of a constructor call; empty when nothing differs from the defaults.</summary>
internal sealed class Initializer
{
    private readonly List<string> _assignments = [];

    /// <summary>Sets a string property, unless the value is null or the default.</summary>
    public Initializer Add(string property, string? value, string? unless = null) =>
        value is null || value == unless ? this : AddCode(property, CodeWriter.Literal(value));

    /// <summary>Sets a flag that is on.</summary>
    public Initializer Add(string property, bool value) => value ? AddCode(property, "true") : this;

    /// <summary>Sets a property to C# code.</summary>
    public Initializer AddCode(string property, string code)
    {
        _assignments.Add(property + " = " + code);
        return this;
    }

    public override string ToString() => _assignments.Count == 0 ? "" : " { " + string.Join(", ", _assignments) + " }";
}
