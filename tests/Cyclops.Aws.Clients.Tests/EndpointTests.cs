using Amazon;
using Amazon.CloudWatch;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.IdentityManagement;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SimpleEmailV2;

namespace Cyclops.Aws.Clients.Tests;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("eu-west-1", "https://ecs.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", "https://ecs.cn-north-1.amazonaws.com.cn/")]
    [InlineData("il-central-1", "https://ecs.il-central-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", "https://ecs.us-gov-west-1.amazonaws.com/")]
    public void A_regional_service_has_its_regions_host(string region, string url) =>
        Assert.Equal(url, Url(new AmazonECSConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region) }));

    [Fact]
    public void Global_services_have_one_host_per_partition()
    {
        Assert.Equal("https://route53.amazonaws.com/", Url(new AmazonRoute53Config { RegionEndpoint = RegionEndpoint.EUWest1 }));
        Assert.Equal("https://route53.amazonaws.com.cn/", Url(new AmazonRoute53Config { RegionEndpoint = RegionEndpoint.CNNorth1 }));
        Assert.Equal("https://iam.amazonaws.com/", Url(new AmazonIdentityManagementServiceConfig { RegionEndpoint = RegionEndpoint.EUWest1 }));
    }

    [Fact]
    public void The_host_name_may_differ_from_the_signing_name()
    {
        Assert.Equal("https://email.eu-west-1.amazonaws.com/", Url(new AmazonSimpleEmailServiceV2Config { RegionEndpoint = RegionEndpoint.EUWest1 }));
        Assert.Equal("https://monitoring.eu-west-1.amazonaws.com/", Url(new AmazonCloudWatchConfig { RegionEndpoint = RegionEndpoint.EUWest1 }));
    }

    [Fact]
    public void Fips_and_dual_stack_choose_other_hosts()
    {
        Assert.Equal("https://ecs-fips.us-east-1.amazonaws.com/", Url(new AmazonECSConfig { RegionEndpoint = RegionEndpoint.USEast1, UseFIPSEndpoint = true }));
        Assert.Equal("https://ecs.us-east-1.api.aws/", Url(new AmazonECSConfig { RegionEndpoint = RegionEndpoint.USEast1, UseDualstackEndpoint = true }));
    }

    [Fact]
    public void Fips_at_a_custom_address_is_refused() =>
        Assert.Throws<AmazonClientException>(() => Url(new AmazonECSConfig { ServiceURL = "https://x.test:8443/p", UseFIPSEndpoint = true }));

    [Fact]
    public void Each_resolution_gives_a_new_endpoint()
    {
        var parameters = new EndpointParameters { ["Region"] = "eu-west-1" };
        var provider = new AmazonECSConfig().EndpointProvider;

        Assert.NotSame(provider.ResolveEndpoint(parameters), provider.ResolveEndpoint(parameters));
    }

    private static string Url(ClientConfig config) =>
        config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new ListClustersRequest())).URL;
}
