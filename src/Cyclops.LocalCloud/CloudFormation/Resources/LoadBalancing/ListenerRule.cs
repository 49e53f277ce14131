using System.Text.Json.Nodes;
using Amazon.ElasticLoadBalancingV2.Internal;
using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::ElasticLoadBalancingV2::ListenerRule</c>: Ref is the ARN.</summary>
internal sealed class ListenerRule : ResourceType
{
    public override string Name => "AWS::ElasticLoadBalancingV2::ListenerRule";

    public override string Properties => "Actions Conditions ListenerArn Priority";

    public override string Replaces => "ListenerArn";

    public override Made Create(ResourceCall call)
    {
        var arn = call.Call<CreateRuleResponse>(ElasticLoadBalancingV2Schema.CreateRule, call.Without()).Rules[0].RuleArn;
        return new Made(arn, new JsonObject { ["RuleArn"] = arn, ["IsDefault"] = false });
    }

    public override Made Update(ResourceCall call)
    {
        var request = call.Without("ListenerArn", "Priority");
        request["RuleArn"] = call.PhysicalId;
        call.Call(ElasticLoadBalancingV2Schema.ModifyRule, request);
        if (call.Changed("Priority"))
        {
            call.Call(ElasticLoadBalancingV2Schema.SetRulePriorities, new JsonObject
            {
                ["RulePriorities"] = new JsonArray(new JsonObject { ["RuleArn"] = call.PhysicalId, ["Priority"] = call.Required("Priority") }),
            });
        }

        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(ElasticLoadBalancingV2Schema.DeleteRule, new JsonObject { ["RuleArn"] = call.PhysicalId });
}
