using Amazon.CertificateManager.Model;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Tests.Support;
using Certificate = Amazon.ElasticLoadBalancingV2.Model.Certificate;
using ResourceInUseException = Amazon.CertificateManager.Model.ResourceInUseException;
using RuleAction = Amazon.ElasticLoadBalancingV2.Model.Action;
using Task = System.Threading.Tasks.Task;

namespace Cyclops.LocalCloud.Tests.CertificateManager;

public sealed class ListenerCertificateTests
{
    private const string Foreign = "arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-4000-8000-000000000000";
    private readonly CloudUnderTest _cloud = new();
    private readonly CertificateScene _scene;

    public ListenerCertificateTests() => _scene = new CertificateScene(_cloud);

    [Fact]
    public async Task A_certificate_cannot_go_while_a_listener_serves_it()
    {
        var app = await SampleApp.Create(_cloud);
        var arn = await _scene.Issued("example.com");
        var listener = (await Listen(app, arn)).Listeners[0].ListenerArn;
        Assert.Equal([app.BalancerArn], (await _scene.Describe(arn)).InUseBy);
        await Assert.ThrowsAsync<ResourceInUseException>(() => Delete(arn));
        await _cloud.Elb.DeleteListenerAsync(new DeleteListenerRequest { ListenerArn = listener });
        await Delete(arn);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _scene.Describe(arn));
    }

    [Fact]
    public async Task A_listener_takes_no_certificate_that_is_pending_or_unknown()
    {
        var app = await SampleApp.Create(_cloud);
        var arn = await _scene.Request("example.com");
        Assert.Equal("UnsupportedCertificate", (await Assert.ThrowsAnyAsync<AmazonElasticLoadBalancingV2Exception>(() => Listen(app, arn))).ErrorCode);
        await Assert.ThrowsAsync<CertificateNotFoundException>(() => Listen(app, Foreign));
        await Assert.ThrowsAsync<CertificateNotFoundException>(() => _cloud.Elb.AddListenerCertificatesAsync(
            new AddListenerCertificatesRequest { ListenerArn = app.ListenerArn, Certificates = [new Certificate { CertificateArn = Foreign }] }));
    }

    [Fact]
    public async Task Where_nobody_uses_acm_a_listener_takes_any_certificate() =>
        Assert.Single((await Listen(await SampleApp.Create(_cloud), Foreign)).Listeners);

    private Task<CreateListenerResponse> Listen(SampleApp app, string certificate) => _cloud.Elb.CreateListenerAsync(new CreateListenerRequest
    {
        LoadBalancerArn = app.BalancerArn,
        Protocol = ProtocolEnum.HTTPS,
        Port = 443,
        Certificates = [new Certificate { CertificateArn = certificate }],
        DefaultActions = [new RuleAction { Type = ActionTypeEnum.Forward, TargetGroupArn = app.GroupArn }],
    });

    private Task<DeleteCertificateResponse> Delete(string arn) => _cloud.Certificates.DeleteCertificateAsync(new DeleteCertificateRequest { CertificateArn = arn });
}
