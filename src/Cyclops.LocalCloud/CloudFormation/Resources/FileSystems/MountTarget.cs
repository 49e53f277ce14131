using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::EFS::MountTarget</c>: Ref is the id. Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-mounttarget.html.
/// </summary>
internal sealed class MountTarget : ResourceType
{
    public override string Name => "AWS::EFS::MountTarget";

    public override string Properties => "FileSystemId SecurityGroups SubnetId";

    public override string Replaces => "FileSystemId SubnetId";

    public override Made Create(ResourceCall call)
    {
        var made = call.Unserved.FileSystems.Mount(call.Required("FileSystemId"), call.Required("SubnetId"), call.Texts("SecurityGroups"), call.Context);
        return new Made(made.Id, new JsonObject { ["Id"] = made.Id, ["IpAddress"] = made.Address });
    }

    public override Made Update(ResourceCall call)
    {
        var files = call.Unserved.FileSystems;
        files.SetSecurityGroups(files.FindMountTarget(call.PhysicalId, call.Context), call.Texts("SecurityGroups"), call.Context);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoringAbsence(() => call.Unserved.FileSystems.Unmount(call.PhysicalId, call.Context));
}
