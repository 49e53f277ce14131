using System.Text.RegularExpressions;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Running;

/// <summary>End states that can be compared: by what things are to us, not by the ids that a cloud gives them.</summary>
internal static partial class EndState
{
    /// <summary>Which one of the fleet an app came to depends on who came first; ids are drawn; a stack's status has its own place.</summary>
    private static readonly string[] Incomparable = ["listener=", $"{HeldData.Id}=", $"{HeldData.StackStatus}=", .. OfDatabases, .. OfMail];

    /// <summary>Versions of secrets are drawn; an extension that was asked for once stays.</summary>
    private static string[] OfDatabases => ["version=", "passwords=", "extensions="];

    /// <summary>Keys are drawn, and the one before stays until the next.</summary>
    private static string[] OfMail => ["keys=", "holds=", "reports=", "dsn="];

    /// <summary>What was last asked for of a password stays when nothing is asked for any more, and the next follows from a version; which revisions were released is how an app came there.</summary>
    private static readonly string[] IncomparableTags = ["cyclops:rotate", "cyclops:applied", "cyclops:release"];

    /// <summary>Whether a change was made, or tried and undone before it was taken back, is how a stack came there and not what it is.</summary>
    private static readonly string[] Complete = ["status=CREATE_COMPLETE", "status=UPDATE_COMPLETE", "status=UPDATE_ROLLBACK_COMPLETE"];

    /// <summary>Fact by fact.</summary>
    public static SortedDictionary<string, string> Of(View view)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var thing in view.All.Where(t => !IsPutAside(t)).Concat(view.Held.Where(t => t.Kind is HeldData.Database or HeldData.Cache)))
        {
            var proof = ProofOf(thing);
            var own = proof ?? $"{thing.Kind} {thing.Owner?.Logical ?? thing.Name}";
            var key = own;
            for (var i = 2; facts.ContainsKey($"{key} name"); i++)
            {
                key = $"{own} #{i}";
            }

            facts[$"{key} name"] = proof ?? Drawn().Replace(thing.Name, "");
            foreach (var line in proof is null ? thing.Facts.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [])
            {
                if (Incomparable.Any(f => line.StartsWith(f, StringComparison.Ordinal)))
                {
                    continue;
                }

                if (line.StartsWith("desired=", StringComparison.Ordinal) && thing.Owner is { } owner && view.OfKind(CloudView.Scaling).Any(t => t.Owner?.Key == owner.Key))
                {
                    // Where between its bounds a count is, is how it came there.
                    continue;
                }

                var equals = line.IndexOf('=', StringComparison.Ordinal);
                facts[$"{key} {line[..equals]}"] = thing.Kind == CloudView.Stack && Complete.Contains(line, StringComparer.Ordinal) ? "complete" : Drawn().Replace(line[(equals + 1)..], "");
            }

            foreach (var (name, value) in thing.Tags.Where(t => !IncomparableTags.Contains(t.Key, StringComparer.Ordinal)))
            {
                facts[$"{key} tag {name}"] = value;
            }
        }

        return facts;
    }

    /// <summary>Whether nobody asks for it any more and it is only kept: somewhere else it was never made.</summary>
    private static bool IsPutAside(Thing thing) => thing.Tags.GetValueOrDefault("cyclops:quarantined") is { Length: > 0 };

    /// <summary>
    /// In references to secrets, six characters and a version; in the name of a task definition the hash of all that it says, which is
    /// compared itself.
    /// </summary>
    [GeneratedRegex("(?<=/(?:database/[a-z0-9-]+|email|errors))-[A-Za-z0-9]{6}(?=:)|(?<=:[a-zA-Z]+::)[0-9a-f-]{36,64}|(?<=^acme-[a-z0-9-]+-)[0-9a-f]{12}(?=:)", RegexOptions.CultureInvariant)]
    private static partial Regex Drawn();

    /// <summary>
    /// Records that prove a domain are all one: their names and values are drawn by the service for each identity, and that they
    /// are there is all that can be compared.
    /// </summary>
    private static string? ProofOf(Thing thing) => CloudView.IsProof(thing) ? $"{thing.Kind} (proof)" : null;

    /// <summary>What differs between two runs of one story with other seeds: ids, times and names, which no run has to match.</summary>
    public static HashSet<string> Mask(SortedDictionary<string, string> one, SortedDictionary<string, string> other) =>
        new(one.Keys.Where(k => other.TryGetValue(k, out var value) && value != one[k]), StringComparer.Ordinal);

    /// <summary>What an end state has other than a reference.</summary>
    public static IEnumerable<string> Differences(SortedDictionary<string, string> reference, SortedDictionary<string, string> end, HashSet<string> mask)
    {
        foreach (var (key, value) in reference)
        {
            if (!end.TryGetValue(key, out var now))
            {
                yield return $"{key} is missing";
            }
            else if (now != value && !mask.Contains(key))
            {
                yield return $"{key} is {now} instead of {value}";
            }
        }

        foreach (var key in end.Keys.Where(k => !reference.ContainsKey(k)))
        {
            yield return $"{key} is there";
        }
    }
}
