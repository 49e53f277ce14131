using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Internal;
using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::IAM::InstanceProfile</c>.</summary>
internal sealed class InstanceProfile : ResourceType
{
    public override string Name => "AWS::IAM::InstanceProfile";

    public override string Properties => "InstanceProfileName Path Roles";

    public override string Replaces => "InstanceProfileName Path";

    public override string? IamName => "InstanceProfileName";

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("Roles");
        request["InstanceProfileName"] = call.NameOr("InstanceProfileName", 128);
        var profile = call.Call<CreateInstanceProfileResponse>(IdentityManagementServiceSchema.CreateInstanceProfile, request).InstanceProfile;
        Change(call, IdentityManagementServiceSchema.AddRoleToInstanceProfile, profile.InstanceProfileName, call.Properties);
        return new Made(profile.InstanceProfileName, new JsonObject { ["Arn"] = profile.Arn });
    }

    public override Made Update(ResourceCall call)
    {
        Change(call, IdentityManagementServiceSchema.RemoveRoleFromInstanceProfile, call.PhysicalId, call.Previous);
        Change(call, IdentityManagementServiceSchema.AddRoleToInstanceProfile, call.PhysicalId, call.Properties);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call)
    {
        Change(call, IdentityManagementServiceSchema.RemoveRoleFromInstanceProfile, call.PhysicalId, call.Properties, ignoringAbsence: true);
        call.CallIgnoringAbsence(IdentityManagementServiceSchema.DeleteInstanceProfile, new JsonObject { ["InstanceProfileName"] = call.PhysicalId });
    }

    private static void Change(ResourceCall call, Cyclops.Aws.Wire.OperationShape operation, string profile, JsonObject properties, bool ignoringAbsence = false)
    {
        foreach (var role in (properties["Roles"] as JsonArray ?? []).Select(Templates.Resolver.Text))
        {
            var request = new JsonObject { ["InstanceProfileName"] = profile, ["RoleName"] = role };
            if (ignoringAbsence)
            {
                call.CallIgnoringAbsence(operation, request);
            }
            else
            {
                call.Call(operation, request);
            }
        }
    }
}
