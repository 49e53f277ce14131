using Cyclops.Engine.Manifests.Errors;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Finds hosts that more than one app claims. Who keeps such a host is not decided here: that takes knowing who has it.</summary>
internal static class HostClaims
{
    private const int Shown = 5;

    /// <summary>Contested hosts with all who claim them.</summary>
    public static EquatableMap<EquatableList<ObjectKey>> Contested(IEnumerable<HostClaim> claims, List<ManifestError> errors)
    {
        var first = new Dictionary<string, HostClaim>(StringComparer.Ordinal);
        var contested = new SortedDictionary<string, List<HostClaim>>(StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            if (first.TryAdd(claim.Host, claim))
            {
                continue;
            }

            if (!contested.TryGetValue(claim.Host, out var all))
            {
                contested.Add(claim.Host, all = [first[claim.Host]]);
            }

            all.Add(claim);
        }

        foreach (var all in contested.Values)
        {
            Report(all, errors);
        }

        return new(contested.Select(item => KeyValuePair.Create(item.Key, item.Value.Select(claim => claim.Claimant).Order().ToEquatableList())));
    }

    private static void Report(List<HostClaim> claims, List<ManifestError> errors)
    {
        var isOneApp = claims.All(claim => claim.Claimant.App == claims[0].Claimant.App);
        foreach (var claim in claims)
        {
            var others = claims.Where(other => other.Claimant != claim.Claimant).Select(other => $"{other.Claimant} ({other.Position})").ToList();
            var rest = others.Count > Shown ? $" and {others.Count - Shown} more" : "";
            errors.Add(new ManifestError(
                ErrorCodes.HostClaimedTwice,
                claim.Position,
                claim.FieldPath,
                $"The host {Errors.Shown.Quote(claim.Host)} of {claim.Claimant} is claimed by {string.Join(", ", others.Take(Shown))}{rest}, too.",
                isOneApp ? "list it under spec.environments for one environment only" : "whoever has it keeps it; take it out of one of them"));
        }
    }
}
