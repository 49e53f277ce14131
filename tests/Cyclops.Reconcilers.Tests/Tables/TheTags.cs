using Cyclops.Model;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.Tests.Tables;

/// <summary>Tags of what the table tests want: the platform's, ours, AWS's, and one that somebody else put there.</summary>
internal static class TheTags
{
    public static EquatableMap<string> AsWanted => With("web");

    public static EquatableMap<string> Changed => With("data");

    private static EquatableMap<string> With(string team) => new(
    [
        KeyValuePair.Create("team", team),
        KeyValuePair.Create("cyclops:platform", "acme"),
        KeyValuePair.Create("cyclops:tags", OwnershipTags.NamesOf(new([KeyValuePair.Create("team", "")]))),
        KeyValuePair.Create("aws:cloudformation:stack-name", "mine"),
        KeyValuePair.Create("cost-center", "42"),
    ]);
}
