using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Fields;

/// <summary>One word of a few.</summary>
/// <param name="choices">The words, in the order the reference lists them, and what they mean to us.</param>
internal sealed class ChoiceKind<T>(params IReadOnlyList<(string Word, T Meaning)> choices) : ScalarKind<T>
{
    public override string Description => choices.Count == 1
        ? choices[0].Word
        : $"one of {string.Join(", ", choices.Select(choice => choice.Word))}";

    public override string Example => choices[0].Word;

    /// <summary>Code of the error when it is another word.</summary>
    public string Code { get; init; } = ErrorCodes.InvalidValue;

    public override Problem? TryRead(YamlScalar scalar, out T value)
    {
        foreach (var (word, meaning) in choices)
        {
            if (word == scalar.Text)
            {
                value = meaning;
                return null;
            }
        }

        value = default!;
        return new Problem(
            Code,
            $"Expected {Description}; here is {Shown.Quote(scalar.Text)}.",
            Suggestion.Nearest(scalar.Text, choices.Select(choice => choice.Word)) is { } nearest ? $"did you mean {Shown.Quote(nearest)}?" : $"write {Example}");
    }

    public override JsonObject Schema(JsonObject definitions) => choices.Count == 1
        ? new JsonObject { ["const"] = choices[0].Word }
        : new JsonObject { ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice.Word)]) };
}
