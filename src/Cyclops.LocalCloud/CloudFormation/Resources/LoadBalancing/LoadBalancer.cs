using System.Text.Json.Nodes;
using Amazon.ElasticLoadBalancingV2.Internal;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::ElasticLoadBalancingV2::LoadBalancer</c>: Ref is the ARN.</summary>
internal sealed class LoadBalancer : ResourceType
{
    public override string Name => "AWS::ElasticLoadBalancingV2::LoadBalancer";

    public override string Properties => "IpAddressType LoadBalancerAttributes Name Scheme SecurityGroups SubnetMappings Subnets Tags Type";

    public override string Replaces => "Name Scheme Type";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("LoadBalancerAttributes");
        request["Name"] = call.NameOr("Name", 32);
        var balancer = call.Call<CreateLoadBalancerResponse>(ElasticLoadBalancingV2Schema.CreateLoadBalancer, request).LoadBalancers[0];
        try
        {
            SetAttributes(call, balancer.LoadBalancerArn);
        }
        catch (AmazonServiceException)
        {
            call.Call(ElasticLoadBalancingV2Schema.DeleteLoadBalancer, new JsonObject { ["LoadBalancerArn"] = balancer.LoadBalancerArn });
            throw;
        }

        return new Made(balancer.LoadBalancerArn, new JsonObject
        {
            ["LoadBalancerArn"] = balancer.LoadBalancerArn,
            ["LoadBalancerName"] = balancer.LoadBalancerName,
            ["LoadBalancerFullName"] = balancer.LoadBalancerArn[(balancer.LoadBalancerArn.IndexOf(":loadbalancer/", StringComparison.Ordinal) + ":loadbalancer/".Length)..],
            ["DNSName"] = balancer.DNSName,
            ["CanonicalHostedZoneID"] = balancer.CanonicalHostedZoneId,
            ["SecurityGroups"] = new JsonArray([.. (balancer.SecurityGroups ?? []).Select(g => JsonValue.Create(g))]),
        });
    }

    public override Made Update(ResourceCall call)
    {
        var arn = call.PhysicalId;
        SetAttributes(call, arn);
        if (call.Changed("SecurityGroups"))
        {
            call.Call(ElasticLoadBalancingV2Schema.SetSecurityGroups, new JsonObject { ["LoadBalancerArn"] = arn, ["SecurityGroups"] = call.Properties["SecurityGroups"]?.DeepClone() });
        }

        if (call.Changed("Subnets"))
        {
            call.Call(ElasticLoadBalancingV2Schema.SetSubnets, new JsonObject { ["LoadBalancerArn"] = arn, ["Subnets"] = call.Properties["Subnets"]?.DeepClone() });
        }

        ElbTagUpdate.Apply(call);
        return new Made(arn);
    }

    public override JsonObject? Read(ResourceCall call)
    {
        var arn = call.PhysicalId;
        var balancer = call.ReadOne(ElasticLoadBalancingV2Schema.DescribeLoadBalancers, new JsonObject { ["LoadBalancerArns"] = new JsonArray(arn) }, "LoadBalancers");
        var read = TagLists.Pick(balancer, "IpAddressType", "Scheme", "SecurityGroups", "Type");
        read["Name"] = balancer["LoadBalancerName"]?.DeepClone();
        read["Subnets"] = new JsonArray([.. (balancer["AvailabilityZones"] as JsonArray ?? []).Select(z => z?["SubnetId"]?.DeepClone())]);

        // A load balancer has more attributes than a template names.
        var named = (call.Properties["LoadBalancerAttributes"] as JsonArray ?? []).Select(a => (string?)a?["Key"]).ToList();
        var attributes = call.Read(ElasticLoadBalancingV2Schema.DescribeLoadBalancerAttributes, new JsonObject { ["LoadBalancerArn"] = arn })["Attributes"] as JsonArray ?? [];
        read["LoadBalancerAttributes"] = new JsonArray([.. attributes.Where(a => named.Contains((string?)a?["Key"])).Select(a => a?.DeepClone())]);
        return read;
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(ElasticLoadBalancingV2Schema.DeleteLoadBalancer, new JsonObject { ["LoadBalancerArn"] = call.PhysicalId });

    private static void SetAttributes(ResourceCall call, string arn)
    {
        if (call.Properties["LoadBalancerAttributes"] is JsonArray { Count: > 0 } attributes)
        {
            call.Call(ElasticLoadBalancingV2Schema.ModifyLoadBalancerAttributes, new JsonObject { ["LoadBalancerArn"] = arn, ["Attributes"] = attributes.DeepClone() });
        }
    }
}
