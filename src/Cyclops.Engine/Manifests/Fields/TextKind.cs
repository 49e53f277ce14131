using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>Text, with an optional grammar.</summary>
internal sealed class TextKind : ScalarKind<string>
{
    private readonly Regex? _regex;

    public TextKind(string description, string example)
    {
        Description = description;
        Example = example;
    }

    public override string Description { get; }

    public override string Example { get; }

    /// <summary>Regular expression of the whole text, in the common subset of .NET and ECMAScript; null: any.</summary>
    public string? Pattern
    {
        get;
        init
        {
            field = value;
            _regex = new Regex($@"\A(?:{value})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
    }

    public int MinLength { get; init; }

    public int MaxLength { get; init; } = 1024;

    /// <summary>Whether unquoted numbers and booleans are taken for the text they are written as.</summary>
    public bool TakesAnyScalar { get; init; }

    /// <summary>Whether the value is never shown.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Code of the error when the grammar is not met.</summary>
    public string Code { get; init; } = ErrorCodes.InvalidValue;

    /// <summary>What to say of a text that does not meet the grammar; null: nothing special.</summary>
    public Func<string, string?>? HintFor { get; init; }

    /// <summary>What a pattern cannot say; null when the text is right.</summary>
    public Func<string, Problem?>? Rule { get; init; }

    /// <summary>The one form among equal ones that is kept: lower case, no trailing dot.</summary>
    public Func<string, string>? Canonical { get; init; }

    public override Problem? TryRead(YamlScalar scalar, out string value)
    {
        value = scalar.Text;
        if (!TakesAnyScalar && scalar.IsPlain && (ScalarForms.IsBoolean(value) || ScalarForms.IsNumber(value)))
        {
            return Problem.WrongType($"Expected {Description}; here is {scalar.Description}.", "put it in quotes if it is meant as text");
        }

        if (value.Length > MaxLength || value.Length < MinLength)
        {
            return new Problem(Code, $"{Subject(value)} has {value.Length} characters; {MinLength} to {MaxLength} are allowed.");
        }

        if (_regex is not null && !_regex.IsMatch(value))
        {
            return new Problem(Code, $"{Subject(value)} is not {Description}.", HintFor?.Invoke(value) ?? $"write for example {Example}");
        }

        if (Rule?.Invoke(value) is { } problem)
        {
            return problem;
        }

        value = Canonical is null ? value : Canonical(value);
        return null;
    }

    public override JsonObject Schema(JsonObject definitions)
    {
        var schema = TakesAnyScalar
            ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }
            : new JsonObject { ["type"] = "string" };
        if (Pattern is not null)
        {
            schema["pattern"] = $"^(?:{Pattern})$";
        }

        if (MinLength > 0)
        {
            schema["minLength"] = MinLength;
        }

        schema["maxLength"] = MaxLength;
        return schema;
    }

    private string Subject(string value) => IsSensitive ? "The value" : Shown.Quote(value);
}
