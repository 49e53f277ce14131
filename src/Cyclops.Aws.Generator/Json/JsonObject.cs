using System;
using System.Collections.Generic;
using System.Linq;

namespace Cyclops.Aws.Generator;

/// <summary>
/// A JSON object that keeps the order of its members. A compiler extension cannot load System.Text.Json reliably,
/// so values are plain: string, double, bool, null, <see cref="JsonObject"/> or a list of these.
/// </summary>
public sealed class JsonObject
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>Member names in the order of their first assignment.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The value; null also when there is no such member.</summary>
    public object? this[string name]
    {
        get => _values.TryGetValue(name, out var value) ? value : null;
        set
        {
            if (!_values.ContainsKey(name))
            {
                _names.Add(name);
            }

            _values[name] = value;
        }
    }

    /// <summary>Whether the member is there, be it null.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The string; null when absent or of another type.</summary>
    public string? Text(string name) => this[name] as string;

    /// <summary>Whether the member is there and true.</summary>
    public bool Flag(string name) => this[name] is true;

    /// <summary>The whole number; null when absent or of another type.</summary>
    public int? Number(string name) => this[name] is double number ? (int)number : null;

    /// <summary>The object; null when absent or of another type.</summary>
    public JsonObject? Object(string name) => this[name] as JsonObject;

    /// <summary>The object, which the format demands.</summary>
    /// <exception cref="FormatException">It is absent.</exception>
    public JsonObject RequiredObject(string name) =>
        Object(name) ?? throw new FormatException($"\"{name}\" is missing");

    /// <summary>The list; null when absent or of another type.</summary>
    public IReadOnlyList<object?>? List(string name) => this[name] as List<object?>;

    /// <summary>The strings of a list; empty when absent.</summary>
    public IEnumerable<string> Texts(string name) => (List(name) ?? []).OfType<string>();

    /// <summary>The objects of a list; empty when absent.</summary>
    public IEnumerable<JsonObject> Objects(string name) => (List(name) ?? []).OfType<JsonObject>();
}
