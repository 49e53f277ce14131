using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::IAM::Policy</c>: one inline policy put into roles.</summary>
internal sealed class RolePolicy : ResourceType
{
    public override string Name => "AWS::IAM::Policy";

    public override string Properties => "PolicyDocument PolicyName Roles";

    public override string Replaces => "PolicyName";

    public override string? IamName => "";

    public override Made Create(ResourceCall call)
    {
        foreach (var role in call.Texts("Roles"))
        {
            call.Call(IdentityManagementServiceSchema.PutRolePolicy, new JsonObject { ["RoleName"] = role, ["PolicyName"] = call.Required("PolicyName"), ["PolicyDocument"] = call.Properties["PolicyDocument"]?.ToJsonString() });
        }

        return new Made(call.NameOr("", 128));
    }

    public override Made Update(ResourceCall call)
    {
        Remove(call, call.Previous);
        Create(call);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) => Remove(call, call.Properties);

    private static void Remove(ResourceCall call, JsonObject properties)
    {
        foreach (var role in (properties["Roles"] as JsonArray ?? []).Select(Templates.Resolver.Text))
        {
            call.CallIgnoringAbsence(IdentityManagementServiceSchema.DeleteRolePolicy, new JsonObject { ["RoleName"] = role, ["PolicyName"] = Templates.Resolver.Text(properties["PolicyName"]) });
        }
    }
}
