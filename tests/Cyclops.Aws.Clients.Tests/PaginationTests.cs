using Amazon.CloudFormation.Model;
using Amazon.ECS.Model;
using Amazon.Route53.Model;
using Cyclops.Aws.Clients.Tests.Scripted;

namespace Cyclops.Aws.Clients.Tests;

public sealed class PaginationTests
{
    [Fact]
    public async Task A_token_is_followed_until_there_is_none()
    {
        await using var server = new ScriptedServer(
            Answer.Json("""{"serviceArns":["a","b"],"nextToken":"t1"}"""),
            Answer.Json("""{"serviceArns":[],"nextToken":"t2"}"""),
            Answer.Json("""{"serviceArns":["c"],"nextToken":null}"""));
        using var ecs = TestClient.Ecs(server.Url);

        var arns = new List<string>();
        await foreach (var arn in ecs.Paginators.ListServices(new ListServicesRequest { Cluster = "c" }).ServiceArns)
        {
            arns.Add(arn);
        }

        Assert.Equal(["a", "b", "c"], arns);
        Assert.Contains("\"nextToken\":\"t2\"", server.Last.Body);
    }

    [Fact]
    public async Task An_empty_token_of_xml_is_the_end()
    {
        await using var server = new ScriptedServer(Answer.Xml(
            "<ListExportsResponse><ListExportsResult><Exports><member><Name>e</Name></member></Exports><NextToken/></ListExportsResult></ListExportsResponse>"));
        using var cloudFormation = TestClient.CloudFormation(server.Url);

        var names = new List<string>();
        await foreach (var export in cloudFormation.Paginators.ListExports(new ListExportsRequest()).Exports)
        {
            names.Add(export.Name);
        }

        Assert.Equal(["e"], names);
        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task Route_53_says_by_a_flag_whether_pages_follow()
    {
        static Answer Page(string id, bool more) => Answer.Xml(
            $"<ListHostedZonesResponse><HostedZones><HostedZone><Id>/hostedzone/{id}</Id></HostedZone></HostedZones><IsTruncated>{(more ? "true" : "false")}</IsTruncated><NextMarker>{id}</NextMarker></ListHostedZonesResponse>");

        await using var server = new ScriptedServer(Page("Z1", true), Page("Z2", false));
        using var route53 = TestClient.Route53(server.Url);

        var ids = new List<string>();
        await foreach (var zone in route53.Paginators.ListHostedZones(new ListHostedZonesRequest()).HostedZones)
        {
            ids.Add(zone.Id);
        }

        Assert.Equal(["/hostedzone/Z1", "/hostedzone/Z2"], ids);
        Assert.Contains("marker=Z1", server.Last.Target);
    }

    [Fact]
    public async Task A_paginator_is_used_once()
    {
        await using var server = new ScriptedServer(Answer.Json("{}"), Answer.Json("{}"));
        using var ecs = TestClient.Ecs(server.Url);
        var pages = ecs.Paginators.ListServices(new ListServicesRequest()).Responses;
        await foreach (var _ in pages)
        {
        }

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in pages)
            {
            }
        });
    }
}
