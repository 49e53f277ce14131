using System.Text.Json.Nodes;
using Amazon.ElasticLoadBalancingV2.Internal;
using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::ElasticLoadBalancingV2::Listener</c>: Ref is the ARN.</summary>
internal sealed class Listener : ResourceType
{
    public override string Name => "AWS::ElasticLoadBalancingV2::Listener";

    public override string Properties => "AlpnPolicy Certificates DefaultActions LoadBalancerArn Port Protocol SslPolicy";

    public override string Replaces => "LoadBalancerArn";

    public override Made Create(ResourceCall call)
    {
        var arn = call.Call<CreateListenerResponse>(ElasticLoadBalancingV2Schema.CreateListener, call.Without()).Listeners[0].ListenerArn;
        return new Made(arn, new JsonObject { ["ListenerArn"] = arn });
    }

    public override Made Update(ResourceCall call)
    {
        var request = call.Without("LoadBalancerArn");
        request["ListenerArn"] = call.PhysicalId;
        call.Call(ElasticLoadBalancingV2Schema.ModifyListener, request);
        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call) => TagLists.Pick(
        call.ReadOne(ElasticLoadBalancingV2Schema.DescribeListeners, new JsonObject { ["ListenerArns"] = new JsonArray(call.PhysicalId) }, "Listeners"),
        "AlpnPolicy", "Certificates", "DefaultActions", "LoadBalancerArn", "Port", "Protocol", "SslPolicy");

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(ElasticLoadBalancingV2Schema.DeleteListener, new JsonObject { ["ListenerArn"] = call.PhysicalId });
}
