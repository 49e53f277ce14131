using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.Aws.Clients.Tests.Scripted;

namespace Cyclops.Aws.Clients.Tests;

[Collection(AwsEnvironment.Collection)]
public sealed class ConfigurationTests
{
    private static readonly (string, string)[] Keys =
    [
        ("AWS_ACCESS_KEY_ID", "AKIDENV"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_REGION", "eu-central-1"),
    ];

    [Fact]
    public async Task Variables_give_endpoint_region_and_credentials()
    {
        await using var server = new ScriptedServer(Answer.Json("{}"));
        using var environment = new AwsEnvironment(variables: [.. Keys, ("AWS_ENDPOINT_URL", server.Url)]);
        using var ecs = new AmazonECSClient();

        await ecs.ListClustersAsync(new ListClustersRequest());

        Assert.Matches("Credential=AKIDENV/[0-9]{8}/eu-central-1/ecs/", server.Last.Header("Authorization"));
    }

    [Fact]
    public async Task An_endpoint_for_one_service_goes_before_the_general_one()
    {
        await using var general = new ScriptedServer(Answer.Json("{}"));
        await using var own = new ScriptedServer(Answer.Xml(
            "<DescribeRulesResponse><DescribeRulesResult><Rules/></DescribeRulesResult></DescribeRulesResponse>"));
        using var environment = new AwsEnvironment(variables:
        [
            .. Keys, ("AWS_ENDPOINT_URL", general.Url), ("AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2", own.Url),
        ]);
        using var ecs = new AmazonECSClient();
        using var loadBalancing = new AmazonElasticLoadBalancingV2Client();

        await ecs.ListClustersAsync(new ListClustersRequest());
        await loadBalancing.DescribeRulesAsync(new DescribeRulesRequest());

        Assert.Single(general.Seen);
        Assert.Contains("Action=DescribeRules", own.Last.Body);
    }

    [Fact]
    public async Task A_profile_gives_region_and_credentials()
    {
        await using var server = new ScriptedServer(Answer.Json("{}"));
        using var environment = new AwsEnvironment(
            config: "[default]\nregion = us-east-1\n\n[profile staging]\nregion = il-central-1\n",
            credentials: "[staging]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = secret\n",
            ("AWS_PROFILE", "staging"), ("AWS_ENDPOINT_URL", server.Url));
        using var ecs = new AmazonECSClient();

        await ecs.ListClustersAsync(new ListClustersRequest());

        Assert.Matches("Credential=AKIDPROFILE/[0-9]{8}/il-central-1/ecs/", server.Last.Header("Authorization"));
    }

    [Fact]
    public async Task The_default_profile_is_taken_when_none_is_named()
    {
        await using var server = new ScriptedServer(Answer.Json("{}"));
        using var environment = new AwsEnvironment(
            config: "[default]\nregion = us-east-2\naws_access_key_id = AKIDDEFAULT\naws_secret_access_key = secret\n",
            credentials: "",
            ("AWS_ENDPOINT_URL", server.Url));
        using var ecs = new AmazonECSClient();

        await ecs.ListClustersAsync(new ListClustersRequest());

        Assert.Matches("Credential=AKIDDEFAULT/[0-9]{8}/us-east-2/ecs/", server.Last.Header("Authorization"));
    }

    [Fact]
    public async Task A_profile_may_name_the_endpoint()
    {
        await using var server = new ScriptedServer(Answer.Json("{}"));
        using var environment = new AwsEnvironment(
            config: $"[default]\nregion = us-east-2\nendpoint_url = {server.Url}\n", credentials: "", Keys);
        using var ecs = new AmazonECSClient();

        await ecs.ListClustersAsync(new ListClustersRequest());

        Assert.Single(server.Seen);
    }
}
