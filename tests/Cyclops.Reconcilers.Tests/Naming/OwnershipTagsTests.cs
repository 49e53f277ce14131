using System.Globalization;
using Cyclops.Model;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.Tests.Naming;

/// <summary>Whose tags are whose.</summary>
public sealed class OwnershipTagsTests
{
    [Fact]
    public void Only_what_a_thing_names_as_the_platforms_is()
    {
        var platform = Map(("team", "web"), ("cost", "42"));

        var ours = OwnershipTags.Platforms(new Dictionary<string, string>
        {
            ["team"] = "data",
            ["cost"] = "42",
            ["theirs"] = "1",
            ["aws:cloudformation:stack-name"] = "x",
            ["cyclops:tags"] = OwnershipTags.NamesOf(platform),
        });

        Assert.Equal([("cost", "42"), ("team", "data")], ours.Select(t => (t.Key, t.Value)).Order());
    }

    [Fact]
    public void What_it_names_and_does_not_have_differs_from_any_wish()
    {
        var ours = OwnershipTags.Platforms(new Dictionary<string, string> { ["cyclops:tags"] = "team" });

        Assert.Equal(("team", "(gone)"), ours.Select(t => (t.Key, t.Value)).Single());
    }

    [Fact]
    public void Forty_long_names_fit_into_a_tag()
    {
        var platform = Map([.. Enumerable.Range(0, 40).Select(i => (i.ToString("D128", CultureInfo.InvariantCulture), "x"))]);
        var names = OwnershipTags.NamesOf(platform);

        var ours = OwnershipTags.Platforms(platform.Append(KeyValuePair.Create("cyclops:tags", names)).Append(KeyValuePair.Create("theirs", "1")).ToDictionary());

        Assert.InRange(names.Length, 1, 256);
        Assert.Equal(platform.Select(t => t.Key), ours.Select(t => t.Key).Order(StringComparer.Ordinal));
    }

    private static EquatableMap<string> Map(params (string Key, string Value)[] tags) => new(tags.Select(t => KeyValuePair.Create(t.Key, t.Value)));
}
