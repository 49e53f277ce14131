using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Internal;
using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::IAM::Role</c> with its inline and attached policies.</summary>
internal sealed class Role : ResourceType
{
    public override string Name => "AWS::IAM::Role";

    public override string Properties => "AssumeRolePolicyDocument Description ManagedPolicyArns MaxSessionDuration Path PermissionsBoundary Policies RoleName Tags";

    public override string Replaces => "Path RoleName";

    public override bool Taggable => true;

    public override string? IamName => "RoleName";

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("ManagedPolicyArns", "Policies");
        request["RoleName"] = call.NameOr("RoleName", 64);
        request["AssumeRolePolicyDocument"] = call.Properties["AssumeRolePolicyDocument"]?.ToJsonString();
        var role = call.Call<CreateRoleResponse>(IdentityManagementServiceSchema.CreateRole, request).Role;
        Attach(call, role.RoleName, call.Texts("ManagedPolicyArns"));
        Put(call, role.RoleName, call.Properties);
        return new Made(role.RoleName, new JsonObject { ["Arn"] = role.Arn, ["RoleId"] = role.RoleId });
    }

    public override Made Update(ResourceCall call)
    {
        var name = call.PhysicalId;
        if (call.Changed("AssumeRolePolicyDocument"))
        {
            call.Call(IdentityManagementServiceSchema.UpdateAssumeRolePolicy, new JsonObject { ["RoleName"] = name, ["PolicyDocument"] = call.Properties["AssumeRolePolicyDocument"]?.ToJsonString() });
        }

        var before = (call.Previous["ManagedPolicyArns"] as JsonArray ?? []).Select(Templates.Resolver.Text).ToList();
        Detach(call, name, before.Except(call.Texts("ManagedPolicyArns")));
        Attach(call, name, call.Texts("ManagedPolicyArns").Except(before));
        var kept = Policies(call.Properties).Select(p => p.Name).ToHashSet();
        Remove(call, name, Policies(call.Previous).Select(p => p.Name).Where(p => !kept.Contains(p)));
        Put(call, name, call.Properties);
        call.Call(IdentityManagementServiceSchema.TagRole, new JsonObject { ["RoleName"] = name, ["Tags"] = call.Properties["Tags"]?.DeepClone() });
        call.Call(IdentityManagementServiceSchema.UntagRole, new JsonObject { ["RoleName"] = name, ["TagKeys"] = TagLists.Gone(TagLists.Map(call.Previous["Tags"]), TagLists.Map(call.Properties["Tags"])) });
        return new Made(name);
    }

    public override JsonObject? Read(ResourceCall call)
    {
        var name = new JsonObject { ["RoleName"] = call.PhysicalId };
        var role = call.Read(IdentityManagementServiceSchema.GetRole, name)["Role"] as JsonObject ?? throw call.Gone();
        var read = TagLists.Pick(role, "Description", "MaxSessionDuration", "Path", "RoleName");
        read["AssumeRolePolicyDocument"] = Document(role["AssumeRolePolicyDocument"]);
        read["ManagedPolicyArns"] = new JsonArray([.. (call.Read(IdentityManagementServiceSchema.ListAttachedRolePolicies, name)["AttachedPolicies"] as JsonArray ?? []).Select(p => p?["PolicyArn"]?.DeepClone())]);

        // Policies of AWS::IAM::Policy are put on the same role by others: only those of the template count.
        var policies = new JsonArray();
        foreach (var policy in Policies(call.Properties).Select(p => p.Name))
        {
            var there = (call.Read(IdentityManagementServiceSchema.ListRolePolicies, name)["PolicyNames"] as JsonArray ?? []).Select(Templates.Resolver.Text).Contains(policy, StringComparer.Ordinal);
            if (there)
            {
                var held = call.Read(IdentityManagementServiceSchema.GetRolePolicy, new JsonObject { ["RoleName"] = call.PhysicalId, ["PolicyName"] = policy });
                policies.Add(new JsonObject { ["PolicyName"] = policy, ["PolicyDocument"] = Document(held["PolicyDocument"]) });
            }
        }

        read["Policies"] = policies;
        return read;
    }

    public override void Delete(ResourceCall call)
    {
        Detach(call, call.PhysicalId, call.Texts("ManagedPolicyArns"));
        Remove(call, call.PhysicalId, Policies(call.Properties).Select(p => p.Name));
        call.CallIgnoringAbsence(IdentityManagementServiceSchema.DeleteRole, new JsonObject { ["RoleName"] = call.PhysicalId });
    }

    /// <summary>A document as IAM gives it: URL-encoded.</summary>
    private static JsonNode? Document(JsonNode? encoded) => JsonNode.Parse(Uri.UnescapeDataString(Templates.Resolver.Text(encoded)));

    private static void Put(ResourceCall call, string role, JsonObject properties)
    {
        foreach (var (name, document) in Policies(properties))
        {
            call.Call(IdentityManagementServiceSchema.PutRolePolicy, new JsonObject { ["RoleName"] = role, ["PolicyName"] = name, ["PolicyDocument"] = document });
        }
    }

    private static void Attach(ResourceCall call, string role, IEnumerable<string> arns)
    {
        foreach (var arn in arns)
        {
            call.Call(IdentityManagementServiceSchema.AttachRolePolicy, new JsonObject { ["RoleName"] = role, ["PolicyArn"] = arn });
        }
    }

    private static void Detach(ResourceCall call, string role, IEnumerable<string> arns)
    {
        foreach (var arn in arns)
        {
            call.CallIgnoringAbsence(IdentityManagementServiceSchema.DetachRolePolicy, new JsonObject { ["RoleName"] = role, ["PolicyArn"] = arn });
        }
    }

    private static void Remove(ResourceCall call, string role, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            call.CallIgnoringAbsence(IdentityManagementServiceSchema.DeleteRolePolicy, new JsonObject { ["RoleName"] = role, ["PolicyName"] = name });
        }
    }

    private static IEnumerable<(string Name, string Document)> Policies(JsonObject properties) =>
        (properties["Policies"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(p => (Templates.Resolver.Text(p["PolicyName"]), p["PolicyDocument"]?.ToJsonString() ?? ""));
}
