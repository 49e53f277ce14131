using System.Text.RegularExpressions;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>The filters of one Describe operation: name and how to read the values of a resource. Tags are understood for all.</summary>
internal sealed class Ec2Filters<T>(Func<T, List<Tag>?> tags, Dictionary<string, Func<T, IEnumerable<string?>>> fields)
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    /// <summary>What satisfies every filter by any of its values; <c>*</c> and <c>?</c> are wildcards.</summary>
    public IEnumerable<T> Apply(IEnumerable<T> items, List<Filter>? filters) =>
        (filters ?? []).Aggregate(items, (left, filter) => Narrow(left, filter.Name ?? "", filter.Values ?? []));

    private IEnumerable<T> Narrow(IEnumerable<T> items, string name, List<string> wanted)
    {
        if (name == "tag-key")
        {
            return items.Where(i => (tags(i) ?? []).Any(t => Matches(t.Key, wanted)));
        }

        if (name.StartsWith("tag:", StringComparison.Ordinal))
        {
            return items.Where(i => (tags(i) ?? []).Any(t => t.Key == name[4..] && Matches(t.Value, wanted)));
        }

        return fields.TryGetValue(name, out var read)
            ? items.Where(i => read(i).Any(v => Matches(v, wanted)))
            : throw AwsErrors.Sender("InvalidParameterValue", $"The filter '{name}' is invalid");
    }

    private static bool Matches(string? value, List<string> wanted) => value is not null && wanted.Exists(w =>
        w.AsSpan().IndexOfAny('*', '?') < 0
            ? w == value
            : Regex.IsMatch(value, "^" + Regex.Escape(w).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", RegexOptions.None, PatternTimeout));
}
