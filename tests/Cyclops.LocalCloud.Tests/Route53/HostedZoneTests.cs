using Amazon.Route53;
using Amazon.Route53.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Route53;

public sealed class HostedZoneTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_new_zone_has_its_name_servers_and_soa()
    {
        var zone = await Create("example.com", "1");
        Assert.Equal(4, zone.DelegationSet.NameServers.Count);
        var records = await _cloud.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone.HostedZone.Id });
        Assert.Equal(["NS", "SOA"], records.ResourceRecordSets.Select(r => r.Type.Value));
    }

    [Fact]
    public async Task A_caller_reference_makes_one_zone_only()
    {
        await Create("example.com", "1");
        await Assert.ThrowsAsync<HostedZoneAlreadyExistsException>(() => Create("example.com", "1"));
        await Create("example.com", "2");
    }

    [Fact]
    public async Task A_zone_with_records_is_not_deleted()
    {
        var zone = (await Create("example.com", "1")).HostedZone.Id;
        await _cloud.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
        {
            HostedZoneId = zone,
            ChangeBatch = new ChangeBatch
            {
                Changes = [new Change { Action = ChangeAction.UPSERT, ResourceRecordSet = new ResourceRecordSet { Name = "t.example.com", Type = RRType.TXT, TTL = 1, ResourceRecords = [new ResourceRecord { Value = "\"x\"" }] } }],
            },
        });
        await Assert.ThrowsAsync<HostedZoneNotEmptyException>(() => _cloud.Route53.DeleteHostedZoneAsync(new DeleteHostedZoneRequest { Id = zone }));
    }

    [Fact]
    public async Task Zones_by_name_start_at_the_name_and_go_on()
    {
        await Create("b.example.com", "1");
        await Create("a.example.org", "2");
        await Create("c.example.com", "3");
        var listed = await _cloud.Route53.ListHostedZonesByNameAsync(new ListHostedZonesByNameRequest { DNSName = "c.example.com" });
        Assert.Equal(["c.example.com.", "a.example.org."], listed.HostedZones.Select(z => z.Name));
    }

    [Fact]
    public async Task Tags_are_read_back_for_several_zones_at_once()
    {
        var zone = (await Create("example.com", "1")).HostedZone.Id.Split('/')[^1];
        await _cloud.Route53.ChangeTagsForResourceAsync(new ChangeTagsForResourceRequest { ResourceType = TagResourceType.Hostedzone, ResourceId = zone, AddTags = [new Tag { Key = "a", Value = "b" }] });
        var sets = await _cloud.Route53.ListTagsForResourcesAsync(new ListTagsForResourcesRequest { ResourceType = TagResourceType.Hostedzone, ResourceIds = [zone] });
        Assert.Equal("b", sets.ResourceTagSets.Single().Tags.Single().Value);
    }

    private Task<CreateHostedZoneResponse> Create(string name, string reference) =>
        _cloud.Route53.CreateHostedZoneAsync(new CreateHostedZoneRequest { Name = name, CallerReference = reference });
}
