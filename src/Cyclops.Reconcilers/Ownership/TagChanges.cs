using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Reconcilers.Ownership;

/// <summary>What a change does to the platform's tags on a resource.</summary>
/// <param name="Wanted">Those to be set.</param>
/// <param name="Gone">Names of those to be removed.</param>
internal sealed record TagChanges(IReadOnlyDictionary<string, string> Wanted, IReadOnlyList<string> Gone)
{
    /// <summary>The row of the platform's tags in a kind's table.</summary>
    public const string Field = "tags";

    /// <summary>Those among the changes of a resource, and what it is to say of them.</summary>
    /// <param name="platform">The platform's tags as wanted.</param>
    public static TagChanges Of(IEnumerable<FieldChange> changes, EquatableMap<string> platform)
    {
        var wanted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var gone = new List<string>();
        var ofTags = changes.Where(c => c.Path.StartsWith(Field + ".", StringComparison.Ordinal)).ToList();
        foreach (var change in ofTags)
        {
            var name = change.Path[(Field.Length + 1)..];
            if (change.Wanted is { } text)
            {
                wanted[name] = text;
            }
            else
            {
                gone.Add(name);
            }
        }

        if (ofTags.Count > 0 && platform.Count == 0)
        {
            gone.Add(OwnershipTags.Tags);
        }
        else if (ofTags.Count > 0)
        {
            wanted[OwnershipTags.Tags] = OwnershipTags.NamesOf(platform);
        }

        return new(wanted, gone);
    }

    /// <summary>What is set on the resource itself: the tags, and where the change was applied from.</summary>
    public Dictionary<string, string> WithCommit(VerbContext context)
    {
        var tags = new Dictionary<string, string>(Wanted, StringComparer.Ordinal);
        foreach (var (name, value) in OwnershipTags.Renewed(context) ?? new Dictionary<string, string>())
        {
            tags[name] = value;
        }

        return tags;
    }
}
