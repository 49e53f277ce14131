using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::EFS::FileSystem</c>: Ref is the id. Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-filesystem.html.
/// </summary>
internal sealed class FileSystem : ResourceType
{
    private static readonly string[] Modes = ["bursting", "elastic", "provisioned"];

    public override string Name => "AWS::EFS::FileSystem";

    public override string Properties =>
        "AvailabilityZoneName BackupPolicy Encrypted FileSystemPolicy FileSystemProtection FileSystemTags KmsKeyId LifecyclePolicies PerformanceMode ProvisionedThroughputInMibps ThroughputMode Tags";

    public override string Replaces => "AvailabilityZoneName Encrypted KmsKeyId PerformanceMode";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        Check(call);
        var made = call.Unserved.FileSystems.Create(call.Context);
        TagLists.Apply(call, made.Tags, "FileSystemTags");
        return new Made(made.Id, new JsonObject { ["Arn"] = made.Arn, ["FileSystemId"] = made.Id });
    }

    public override Made Update(ResourceCall call)
    {
        Check(call);
        TagLists.Apply(call, call.Unserved.FileSystems.Find(call.PhysicalId, call.Context).Tags, "FileSystemTags");
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoringAbsence(() => call.Unserved.FileSystems.Delete(call.PhysicalId, call.Context));

    private static void Check(ResourceCall call)
    {
        var mode = call.Text("ThroughputMode") ?? "bursting";
        if (!Modes.Contains(mode, StringComparer.Ordinal))
        {
            throw Bad($"{mode} is not a throughput mode.");
        }

        if (mode == "provisioned" != call.Has("ProvisionedThroughputInMibps"))
        {
            throw Bad("ProvisionedThroughputInMibps belongs to the throughput mode provisioned.");
        }

        if (mode == "elastic" && call.Text("PerformanceMode") == "maxIO")
        {
            throw Bad("Throughput mode elastic goes with the performance mode generalPurpose only.");
        }

        if (call.Has("KmsKeyId") && call.Text("Encrypted") != "true")
        {
            throw Bad("A KMS key is given, and the file system is not encrypted.");
        }

        if (call.Properties["BackupPolicy"] is { } policy && (string?)policy["Status"] is not ("ENABLED" or "DISABLED"))
        {
            throw Bad("BackupPolicy.Status is ENABLED or DISABLED.");
        }

        static Amazon.Runtime.AmazonServiceException Bad(string message) => AwsErrors.Sender("BadRequest", message);
    }
}
