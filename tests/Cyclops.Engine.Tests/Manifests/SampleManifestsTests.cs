using Cyclops.Engine.Manifests;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Tests.Manifests;

public sealed class SampleManifestsTests
{
    [Fact]
    public void The_samples_of_this_repository_are_read_without_an_error()
    {
        var set = new ManifestReader().Read(Samples.Snapshot());

        Assert.Empty(set.Errors.Select(error => error.ToString()));
        Assert.True(set.IsComplete);
        Assert.Equal(["haifa", "jaffa", "tel-aviv"], set.Apps.Keys);
        Assert.Equal(["production", "staging"], set.Environments.Keys);
    }

    [Fact]
    public void A_six_line_app_takes_the_rest_from_its_blueprint_and_environment()
    {
        var set = new ManifestReader().Read(Samples.Snapshot());

        var app = set.Apps["tel-aviv"];
        var staging = app.Environments["staging"];
        Assert.Equal("ckan/tel-aviv:2.11.3", staging.Web.Image);
        Assert.Equal(5000, staging.Port);
        Assert.Equal(1024, staging.Web.Memory);
        Assert.Equal(1, staging.Replicas);
        Assert.Equal(["tel-aviv.staging.localhost"], staging.Hosts);
        Assert.Equal(7, staging.LogRetentionDays);
        Assert.Equal(3, app.Environments["production"].Replicas);
        Assert.Equal(2, set.Apps["haifa"].Environments["production"].Replicas);
        Assert.Equal(2048, set.Apps["haifa"].Environments["production"].Web.Memory);
        Assert.Equal(8983, Assert.Single(set.Apps["jaffa"].Environments["staging"].Containers["solr"].Ports));
        Assert.Equal(new NetworkSpec.Managed("10.40.0.0/16", 2, NatMode.None), set.Environments["staging"].Network);
    }
}
