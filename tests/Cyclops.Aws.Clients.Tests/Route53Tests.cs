using Amazon.Route53;
using Amazon.Route53.Model;
using Cyclops.Aws.Clients.Tests.Scripted;

namespace Cyclops.Aws.Clients.Tests;

public sealed class Route53Tests
{
    [Fact]
    public async Task A_refused_batch_brings_its_messages_and_the_id_is_stripped()
    {
        await using var server = new ScriptedServer(Answer.Xml(
            "<?xml version=\"1.0\"?><InvalidChangeBatch xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Messages><Message>not found</Message><Message>m2</Message></Messages><RequestId>rid9</RequestId></InvalidChangeBatch>",
            400));
        using var route53 = TestClient.Route53(server.Url);
        var record = new ResourceRecordSet { Name = "a.t.", Type = RRType.A, TTL = 1, ResourceRecords = [new() { Value = "1.1.1.1" }] };

        var exception = await Assert.ThrowsAsync<InvalidChangeBatchException>(() => route53.ChangeResourceRecordSetsAsync(
            new ChangeResourceRecordSetsRequest
            {
                HostedZoneId = "/hostedzone/Z1",
                ChangeBatch = new() { Changes = [new() { Action = ChangeAction.DELETE, ResourceRecordSet = record }] },
            }));

        Assert.Equal("InvalidChangeBatch", exception.ErrorCode);
        Assert.Equal(["not found", "m2"], exception.Messages);
        Assert.Equal("rid9", exception.RequestId);
        Assert.Equal("/2013-04-01/hostedzone/Z1/rrset", server.Last.Target.TrimEnd('/'));
        Assert.Contains("<Action>DELETE</Action>", server.Last.Body);
    }

    [Fact]
    public async Task A_missing_id_never_addresses_another_resource()
    {
        await using var server = new ScriptedServer();
        using var route53 = TestClient.Route53(server.Url);

        await Assert.ThrowsAsync<AmazonRoute53Exception>(() => route53.DeleteHostedZoneAsync(new DeleteHostedZoneRequest { Id = "" }));

        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task Members_in_headers_are_read()
    {
        await using var server = new ScriptedServer(Answer.Xml("<CreateHostedZoneResponse><HostedZone><Id>/hostedzone/Z1</Id></HostedZone></CreateHostedZoneResponse>", 201) with
        {
            Headers = "Location: https://route53.amazonaws.com/2013-04-01/hostedzone/Z1\r\n",
        });
        using var route53 = TestClient.Route53(server.Url);

        var response = await route53.CreateHostedZoneAsync(new CreateHostedZoneRequest { Name = "t.", CallerReference = "c" });

        Assert.Equal("https://route53.amazonaws.com/2013-04-01/hostedzone/Z1", response.Location);
        Assert.Equal("/hostedzone/Z1", response.HostedZone.Id);
    }
}
