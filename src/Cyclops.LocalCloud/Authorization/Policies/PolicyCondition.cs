using System.Text.Json;
using Cyclops.LocalCloud.DataPlane;

namespace Cyclops.LocalCloud.Authorization.Policies;

/// <summary>One key of a Condition element: operator, key, values.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</remarks>
internal sealed class PolicyCondition
{
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";
    private const string IfExists = "IfExists";
    private const string Null = "Null";

    private readonly string _key;
    private readonly IReadOnlyList<string> _values;
    private readonly bool _forAll;
    private readonly bool _ifExists;
    private readonly bool _isNull;
    private readonly bool _isNot;
    private readonly Func<string, string, bool> _matches;

    private PolicyCondition(string name, string key, IReadOnlyList<string> values)
    {
        (_key, _values) = (key, values);
        _forAll = name.StartsWith(ForAll, StringComparison.Ordinal);
        var bare = _forAll ? name[ForAll.Length..] : name.StartsWith(ForAny, StringComparison.Ordinal) ? name[ForAny.Length..] : name;
        _ifExists = bare.EndsWith(IfExists, StringComparison.Ordinal);
        bare = _ifExists ? bare[..^IfExists.Length] : bare;
        _isNull = bare == Null;
        _isNot = bare.Contains("Not", StringComparison.Ordinal);
        _matches = Operator(bare.Replace("Not", "", StringComparison.Ordinal)) ?? throw new FormatException($"The local cloud reads no condition {name}.");
    }

    public static PolicyCondition Read(string name, JsonProperty key) => new(name, key.Name, PolicyDocument.Texts(key.Value));

    /// <summary>Whether it holds. A key that the request does not have fails a condition, but for the negated ones and those that allow it.</summary>
    public bool Holds(RequiredAction request)
    {
        var given = request.Find(_key);
        if (_isNull)
        {
            return _values.Any(v => string.Equals(v, "true", StringComparison.OrdinalIgnoreCase) == given is not { Count: > 0 });
        }

        if (given is not { Count: > 0 })
        {
            return _forAll || _ifExists || _isNot;
        }

        return _forAll ? given.All(Fits) : given.Any(Fits);
    }

    private bool Fits(string value) => _values.Any(v => _matches(v, value)) != _isNot;

    private static Func<string, string, bool>? Operator(string name) => name switch
    {
        "StringEquals" => string.Equals,
        "StringEqualsIgnoreCase" or "Bool" => (pattern, value) => string.Equals(pattern, value, StringComparison.OrdinalIgnoreCase),
        "StringLike" => (pattern, value) => Wildcard.Matches(pattern, value, ignoreCase: false),
        "ArnEquals" or "ArnLike" => ArnPattern.Matches,
        Null => (_, _) => false,
        _ => null,
    };
}
