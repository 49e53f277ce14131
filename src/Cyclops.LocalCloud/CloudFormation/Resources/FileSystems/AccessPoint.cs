using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::EFS::AccessPoint</c>: Ref is the id. Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-accesspoint.html.
/// </summary>
internal sealed partial class AccessPoint : ResourceType
{
    public override string Name => "AWS::EFS::AccessPoint";

    public override string Properties => "AccessPointTags ClientToken FileSystemId PosixUser RootDirectory Tags";

    public override string Replaces => "ClientToken FileSystemId PosixUser RootDirectory";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        Require(call.Properties["PosixUser"], "PosixUser", "Uid", "Gid");
        var creation = call.Properties["RootDirectory"]?["CreationInfo"];
        Require(creation, "RootDirectory/CreationInfo", "OwnerUid", "OwnerGid", "Permissions");
        if (creation is not null && !Permissions().IsMatch(Templates.Resolver.Text(creation["Permissions"])))
        {
            throw AwsErrors.Sender("BadRequest", "Permissions are three or four octal digits.");
        }

        var made = call.Unserved.FileSystems.AddAccessPoint(call.Required("FileSystemId"), call.Context);
        TagLists.Apply(call, made.Tags, "AccessPointTags");
        return new Made(made.Id, new JsonObject { ["AccessPointId"] = made.Id, ["Arn"] = made.Arn });
    }

    public override Made Update(ResourceCall call)
    {
        TagLists.Apply(call, call.Unserved.FileSystems.FindAccessPoint(call.PhysicalId, call.Context).Tags, "AccessPointTags");
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoringAbsence(() => call.Unserved.FileSystems.DeleteAccessPoint(call.PhysicalId, call.Context));

    /// <summary>What is given is given in full.</summary>
    private static void Require(JsonNode? given, string path, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (given is not null && given[member] is null)
            {
                throw AwsErrors.Validation($"#/{path}: required key [{member}] not found");
            }
        }
    }

    [GeneratedRegex("^[0-7]{3,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Permissions();
}
