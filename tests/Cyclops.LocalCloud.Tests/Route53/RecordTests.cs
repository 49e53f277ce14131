using Amazon.Route53;
using Amazon.Route53.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Route53;

public sealed class RecordTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_batch_with_one_bad_change_changes_nothing()
    {
        var zone = await CreateZone();
        var refused = await Refused(zone, Create("good.example.com"), Create("bad.other.org"));
        Assert.Contains("RRSet with DNS name bad.other.org. is not permitted in zone example.com.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await List(zone)).ResourceRecordSets.Count);
    }

    [Theory]
    [InlineData("xexample.com")]
    [InlineData("example.org")]
    public async Task A_name_outside_the_zone_is_refused(string name) =>
        Assert.Contains("not permitted in zone", (await Refused(await CreateZone(), Create(name))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Creating_what_exists_is_refused_and_leaves_the_old_values()
    {
        var zone = await CreateZone();
        await Change(zone, Create("a.example.com"));
        var refused = await Refused(zone, Create("a.example.com", "9.9.9.9"));
        Assert.Contains("but it already exists", refused.Message, StringComparison.Ordinal);
        var kept = (await List(zone)).ResourceRecordSets.Single(r => r.Name == "a.example.com.");
        Assert.Equal("1.2.3.4", kept.ResourceRecords.Single().Value);
    }

    [Fact]
    public async Task A_weighted_record_cannot_be_created_beside_a_simple_one()
    {
        var zone = await CreateZone();
        await Change(zone, Create("a.example.com"));
        var weighted = Create("a.example.com");
        weighted.ResourceRecordSet.SetIdentifier = "cyclops/platform/app";
        weighted.ResourceRecordSet.Weight = 1;
        Assert.Contains("same routing policy", (await Refused(zone, weighted)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cname_cannot_stand_beside_another_type_nor_at_the_apex()
    {
        var zone = await CreateZone();
        await Change(zone, Create("a.example.com"));
        Assert.Contains("conflicts with other records", (await Refused(zone, Create("a.example.com", "x.example.net", "CNAME"))).Message, StringComparison.Ordinal);
        Assert.Contains("not permitted at apex", (await Refused(zone, Create("example.com", "x.example.net", "CNAME"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delete_must_name_the_current_values()
    {
        var zone = await CreateZone();
        await Change(zone, Create("a.example.com"));
        var wrong = Create("a.example.com", "7.7.7.7");
        wrong.Action = ChangeAction.DELETE;
        Assert.Contains("do not match the current values", (await Refused(zone, wrong)).Message, StringComparison.Ordinal);
        var right = Create("A.example.com.");
        right.Action = ChangeAction.DELETE;
        await Change(zone, right);
        Assert.Contains("but it was not found", (await Refused(zone, right)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upsert_counts_twice_towards_the_limit_of_a_batch()
    {
        var zone = await CreateZone();
        Change[] upserts = [.. Enumerable.Range(0, 501).Select(i => Create($"r{i}.example.com"))];
        foreach (var change in upserts)
        {
            change.Action = ChangeAction.UPSERT;
        }

        Assert.Contains("Number of records limit of 1000 exceeded", (await Refused(zone, upserts)).Message, StringComparison.Ordinal);
        await Change(zone, upserts[..500]);
    }

    [Fact]
    public async Task Lists_are_ordered_by_reversed_labels_and_paged()
    {
        var zone = await CreateZone();
        await Change(zone, [.. Enumerable.Range(0, 320).Select(i => Create($"r{i:000}.example.com")), Create("deep.r000.example.com"), Create("*.example.com")]);
        var first = await List(zone);
        Assert.Equal(300, first.ResourceRecordSets.Count);
        Assert.True(first.IsTruncated);
        var second = await _cloud.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest
        {
            HostedZoneId = zone,
            StartRecordName = first.NextRecordName,
            StartRecordType = first.NextRecordType,
        });
        var names = first.ResourceRecordSets.Concat(second.ResourceRecordSets).Select(r => r.Name).ToList();
        Assert.Equal(324, names.Count);
        Assert.Equal(["example.com.", "example.com.", @"\052.example.com.", "r000.example.com.", "deep.r000.example.com.", "r001.example.com."], names[..6]);
    }

    [Fact]
    public async Task A_change_is_pending_until_the_servers_have_it()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Instant with { DnsInSync = TimeSpan.FromSeconds(30) });
        var created = await cloud.Route53.CreateHostedZoneAsync(new CreateHostedZoneRequest { Name = "example.com", CallerReference = "1" });
        Assert.Equal(ChangeStatus.PENDING, created.ChangeInfo.Status);
        var ask = new GetChangeRequest { Id = created.ChangeInfo.Id };
        Assert.Equal(ChangeStatus.PENDING, (await cloud.Route53.GetChangeAsync(ask)).ChangeInfo.Status);
        cloud.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(ChangeStatus.INSYNC, (await cloud.Route53.GetChangeAsync(ask)).ChangeInfo.Status);
    }

    private async Task<string> CreateZone() =>
        (await _cloud.Route53.CreateHostedZoneAsync(new CreateHostedZoneRequest { Name = "Example.com", CallerReference = "1" })).HostedZone.Id;

    private Task<ListResourceRecordSetsResponse> List(string zone) =>
        _cloud.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone });

    private Task<ChangeResourceRecordSetsResponse> Change(string zone, params Change[] changes) =>
        _cloud.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest { HostedZoneId = zone, ChangeBatch = new ChangeBatch { Changes = [.. changes] } });

    private Task<InvalidChangeBatchException> Refused(string zone, params Change[] changes) =>
        Assert.ThrowsAsync<InvalidChangeBatchException>(() => Change(zone, changes));

    private static Change Create(string name, string value = "1.2.3.4", string type = "A") => new()
    {
        Action = ChangeAction.CREATE,
        ResourceRecordSet = new ResourceRecordSet { Name = name, Type = RRType.FindValue(type), TTL = 60, ResourceRecords = [new ResourceRecord { Value = value }] },
    };
}
