using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Internal;
using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::IAM::ManagedPolicy</c>; a changed document makes a new policy, for versions are not kept here.</summary>
internal sealed class ManagedPolicy : ResourceType
{
    public override string Name => "AWS::IAM::ManagedPolicy";

    public override string Properties => "Description ManagedPolicyName Path PolicyDocument Roles";

    public override string Replaces => "Description ManagedPolicyName Path PolicyDocument";

    public override string? IamName => "ManagedPolicyName";

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("ManagedPolicyName", "Roles");
        request["PolicyName"] = call.NameOr("ManagedPolicyName", 128);
        request["PolicyDocument"] = call.Properties["PolicyDocument"]?.ToJsonString();
        var policy = call.Call<CreatePolicyResponse>(IdentityManagementServiceSchema.CreatePolicy, request).Policy;
        foreach (var role in call.Texts("Roles"))
        {
            call.Call(IdentityManagementServiceSchema.AttachRolePolicy, new JsonObject { ["RoleName"] = role, ["PolicyArn"] = policy.Arn });
        }

        return new Made(policy.Arn, new JsonObject { ["PolicyArn"] = policy.Arn, ["PolicyId"] = policy.PolicyId });
    }

    public override Made Update(ResourceCall call)
    {
        Detach(call, call.Previous);
        foreach (var role in call.Texts("Roles"))
        {
            call.Call(IdentityManagementServiceSchema.AttachRolePolicy, new JsonObject { ["RoleName"] = role, ["PolicyArn"] = call.PhysicalId });
        }

        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call)
    {
        Detach(call, call.Properties);
        call.CallIgnoringAbsence(IdentityManagementServiceSchema.DeletePolicy, new JsonObject { ["PolicyArn"] = call.PhysicalId });
    }

    private static void Detach(ResourceCall call, JsonObject properties)
    {
        foreach (var role in (properties["Roles"] as JsonArray ?? []).Select(Templates.Resolver.Text))
        {
            call.CallIgnoringAbsence(IdentityManagementServiceSchema.DetachRolePolicy, new JsonObject { ["RoleName"] = role, ["PolicyArn"] = call.PhysicalId });
        }
    }
}
