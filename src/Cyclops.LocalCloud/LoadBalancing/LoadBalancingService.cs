using System.Text.Json;
using Amazon.ElasticLoadBalancingV2.Internal;
using Amazon.ElasticLoadBalancingV2.Model;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>Elastic Load Balancing v2: application load balancers, listeners, rules, target groups, target health.</summary>
public sealed class LoadBalancingService : ILocalService
{
    private const string DualStack = "dualstack.";

    internal LoadBalancingService(LocalCore core, INetworkTable network)
    {
        Listeners = new Listeners(core, Regions);
        Balancers = new LoadBalancers(core, Regions, network);
        Rules = new Rules(core, Regions, Listeners);
        Groups = new TargetGroups(core, Regions, network);
        Targets = new Targets(core, Regions, network);
        Tags = new ElbTags(core, Regions);
    }

    public string Name => "elbv2";

    internal RegionalState<ElbRegion> Regions { get; } = new(() => new ElbRegion());

    internal LoadBalancers Balancers { get; }

    internal Listeners Listeners { get; }

    internal Rules Rules { get; }

    internal TargetGroups Groups { get; }

    internal Targets Targets { get; }

    internal ElbTags Tags { get; }

    /// <summary>Whether a load balancer of the caller's region is in a security group, which then cannot be deleted.</summary>
    internal bool UsesSecurityGroup(CallContext call, string groupId) =>
        Regions[call].Balancers.Values.Any(b => b.Model.SecurityGroups.Contains(groupId));

    /// <summary>The load balancer of a DNS name, in any region; a trailing dot and AWS's "dualstack." prefix make no difference.</summary>
    internal HeldBalancer? BalancerNamed(string dnsName)
    {
        var name = dnsName.TrimEnd('.');
        name = name.StartsWith(DualStack, StringComparison.OrdinalIgnoreCase) ? name[DualStack.Length..] : name;
        return Regions.All.SelectMany(r => r.Value.Balancers.Values).FirstOrDefault(b => string.Equals(b.Model.DNSName, name, StringComparison.OrdinalIgnoreCase));
    }

    public void Register(OperationTable operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        operations.Add(Name, ElasticLoadBalancingV2Schema.Operations);
        RegisterBalancers(operations);
        RegisterListeners(operations);
        RegisterRules(operations);
        RegisterGroups(operations);
        operations
            .On(ElasticLoadBalancingV2Schema.AddTags, (AddTagsRequest q, CallContext c) => Tags.Add(q, c))
            .On(ElasticLoadBalancingV2Schema.RemoveTags, (RemoveTagsRequest q, CallContext c) => Tags.Remove(q, c))
            .On(ElasticLoadBalancingV2Schema.DescribeTags, (DescribeTagsRequest q, CallContext c) => Tags.Describe(q, c));
    }

    public void WriteState(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        foreach (var (name, region) in Regions.All)
        {
            json.WriteStartObject(name);
            ElbStateJson.Write(json, region);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();

    private void RegisterBalancers(OperationTable operations) => operations
        .On(ElasticLoadBalancingV2Schema.CreateLoadBalancer, (CreateLoadBalancerRequest q, CallContext c) => Balancers.Create(q, c))
        .On(ElasticLoadBalancingV2Schema.DescribeLoadBalancers, (DescribeLoadBalancersRequest q, CallContext c) => Balancers.Describe(q, c))
        .On(ElasticLoadBalancingV2Schema.DeleteLoadBalancer, (DeleteLoadBalancerRequest q, CallContext c) => Balancers.Delete(q, c))
        .On(ElasticLoadBalancingV2Schema.DescribeLoadBalancerAttributes, (DescribeLoadBalancerAttributesRequest q, CallContext c) => Balancers.DescribeAttributes(q, c))
        .On(ElasticLoadBalancingV2Schema.ModifyLoadBalancerAttributes, (ModifyLoadBalancerAttributesRequest q, CallContext c) => Balancers.ModifyAttributes(q, c))
        .On(ElasticLoadBalancingV2Schema.SetSecurityGroups, (SetSecurityGroupsRequest q, CallContext c) => Balancers.SetSecurityGroups(q, c))
        .On(ElasticLoadBalancingV2Schema.SetSubnets, (SetSubnetsRequest q, CallContext c) => Balancers.SetSubnets(q, c));

    private void RegisterListeners(OperationTable operations) => operations
        .On(ElasticLoadBalancingV2Schema.CreateListener, (CreateListenerRequest q, CallContext c) => Listeners.Create(q, c))
        .On(ElasticLoadBalancingV2Schema.DescribeListeners, (DescribeListenersRequest q, CallContext c) => Listeners.Describe(q, c))
        .On(ElasticLoadBalancingV2Schema.ModifyListener, (ModifyListenerRequest q, CallContext c) => Listeners.Modify(q, c))
        .On(ElasticLoadBalancingV2Schema.DeleteListener, (DeleteListenerRequest q, CallContext c) => Listeners.Delete(q, c))
        .On(ElasticLoadBalancingV2Schema.DescribeListenerAttributes, (DescribeListenerAttributesRequest q, CallContext c) => Listeners.DescribeAttributes(q, c))
        .On(ElasticLoadBalancingV2Schema.AddListenerCertificates, (AddListenerCertificatesRequest q, CallContext c) => Listeners.AddCertificates(q, c))
        .On(ElasticLoadBalancingV2Schema.RemoveListenerCertificates, (RemoveListenerCertificatesRequest q, CallContext c) => Listeners.RemoveCertificates(q, c))
        .On(ElasticLoadBalancingV2Schema.DescribeListenerCertificates, (DescribeListenerCertificatesRequest q, CallContext c) => Listeners.DescribeCertificates(q, c));

    private void RegisterRules(OperationTable operations) => operations
        .On(ElasticLoadBalancingV2Schema.CreateRule, (CreateRuleRequest q, CallContext c) => Rules.Create(q, c))
        .On(ElasticLoadBalancingV2Schema.DescribeRules, (DescribeRulesRequest q, CallContext c) => Rules.Describe(q, c))
        .On(ElasticLoadBalancingV2Schema.ModifyRule, (ModifyRuleRequest q, CallContext c) => Rules.Modify(q, c))
        .On(ElasticLoadBalancingV2Schema.DeleteRule, (DeleteRuleRequest q, CallContext c) => Rules.Delete(q, c))
        .On(ElasticLoadBalancingV2Schema.SetRulePriorities, (SetRulePrioritiesRequest q, CallContext c) => Rules.SetPriorities(q, c));

    private void RegisterGroups(OperationTable operations) => operations
        .On(ElasticLoadBalancingV2Schema.CreateTargetGroup, (CreateTargetGroupRequest q, CallContext c) => Groups.Create(q, c))
        .On(ElasticLoadBalancingV2Schema.DescribeTargetGroups, (DescribeTargetGroupsRequest q, CallContext c) => Groups.Describe(q, c))
        .On(ElasticLoadBalancingV2Schema.ModifyTargetGroup, (ModifyTargetGroupRequest q, CallContext c) => Groups.Modify(q, c))
        .On(ElasticLoadBalancingV2Schema.DeleteTargetGroup, (DeleteTargetGroupRequest q, CallContext c) => Groups.Delete(q, c))
        .On(ElasticLoadBalancingV2Schema.DescribeTargetGroupAttributes, (DescribeTargetGroupAttributesRequest q, CallContext c) => Groups.DescribeAttributes(q, c))
        .On(ElasticLoadBalancingV2Schema.ModifyTargetGroupAttributes, (ModifyTargetGroupAttributesRequest q, CallContext c) => Groups.ModifyAttributes(q, c))
        .On(ElasticLoadBalancingV2Schema.RegisterTargets, (RegisterTargetsRequest q, CallContext c) => Targets.Register(q, c))
        .On(ElasticLoadBalancingV2Schema.DeregisterTargets, (DeregisterTargetsRequest q, CallContext c) => Targets.Deregister(q, c))
        .On(ElasticLoadBalancingV2Schema.DescribeTargetHealth, (DescribeTargetHealthRequest q, CallContext c) => Targets.DescribeHealth(q, c));
}
