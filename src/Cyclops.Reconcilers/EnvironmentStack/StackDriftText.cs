using System.Globalization;
using Cyclops.Aws.CloudFormation;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>Says what was changed by hand in a stack.</summary>
internal static class StackDriftText
{
    /// <summary>Resources that are named, and properties of each.</summary>
    private const int MostNamed = 3;

    /// <summary>Characters of a value that are shown.</summary>
    private const int Longest = 60;

    /// <summary>In the name of a property these make its values nobody's business; a key of a map or a tag may name one, too.</summary>
    private static readonly string[] SecretNames = ["Password", "Secret", "Token", "Key"];

    /// <summary>In a value that is JSON itself. Without the key, which all tags have.</summary>
    private static readonly string[] SecretParts = ["Password", "Secret", "Token"];

    /// <summary>The sentence, with the way out.</summary>
    public static string Of(CloudStack stack, IReadOnlyCollection<StackResourceDrift> drifts) =>
        $"{Begin(stack)}: {(drifts.Count == 0 ? "CloudFormation does not say what" : Some(drifts.Select(Of), "; "))}. "
        + "CloudFormation does not put it back: undo it by hand, or make the change in the manifest";

    /// <summary>The sentence when what differs could not be read.</summary>
    public static string Unread(CloudStack stack, string why) => $"{Begin(stack)}, and what was changed could not be read: {why}";

    private static string Begin(CloudStack stack) =>
        $"stack {stack.Name} was changed outside of CloudFormation{(stack.Drift.CheckedAt is { } at ? $" (seen {at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC)" : "")}";

    private static string Of(StackResourceDrift drift)
    {
        var name = $"{drift.Type[(drift.Type.LastIndexOf(':') + 1)..]} {drift.LogicalId}";
        return drift.IsDeleted ? $"{name} was deleted"
            : drift.Differences.Count == 0 ? $"{name} was changed"
            : $"{name}: {Some(drift.Differences.Select(Of), ", ")}";
    }

    private static string Of(PropertyDrift difference) =>
        IsSecret(difference) ? $"{difference.Path} is another (values not shown)"
        : difference.Actual is null ? $"{difference.Path} is gone, its template says {Cut(difference.Expected)}"
        : difference.Expected is null ? $"{difference.Path} was added: {Cut(difference.Actual)}"
        : $"{difference.Path} is {Cut(difference.Actual)}, its template says {Cut(difference.Expected)}";

    private static bool IsSecret(PropertyDrift difference) =>
        Has(difference.Path, SecretNames) || Has(difference.Expected, SecretParts) || Has(difference.Actual, SecretParts);

    private static bool Has(string? text, string[] words) => text is not null && Array.Exists(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string Cut(string? value) => value is null ? "nothing" : value.Length <= Longest ? value : value[..Longest] + "…";

    private static string Some(IEnumerable<string> all, string between)
    {
        var texts = all.ToList();
        var more = texts.Count > MostNamed ? $"{between}and {(texts.Count - MostNamed).ToString(CultureInfo.InvariantCulture)} more" : "";
        return string.Join(between, texts.Take(MostNamed)) + more;
    }
}
