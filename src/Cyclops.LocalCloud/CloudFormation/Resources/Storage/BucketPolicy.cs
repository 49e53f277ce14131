using System.Text.Json.Nodes;
using Cyclops.LocalCloud.S3;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::S3::BucketPolicy</c>: Ref is the name of its bucket.</summary>
internal sealed class BucketPolicy : ResourceType
{
    public override string Name => "AWS::S3::BucketPolicy";

    public override string Properties => "Bucket PolicyDocument";

    public override string Replaces => "Bucket";

    public override Made Create(ResourceCall call)
    {
        var bucket = call.Required("Bucket");
        if (Has(call, bucket))
        {
            throw AwsErrors.Sender("AlreadyExists", $"The bucket policy already exists on bucket {bucket}.");
        }

        Put(call, bucket);
        return new Made(bucket);
    }

    public override Made Update(ResourceCall call)
    {
        Put(call, call.PhysicalId);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) => call.CallIgnoringAbsence(S3Settings.DeleteBucketPolicy, new JsonObject { ["Bucket"] = call.PhysicalId });

    private static bool Has(ResourceCall call, string bucket)
    {
        try
        {
            call.Call<BagResponse>(S3Settings.GetBucketPolicy, new JsonObject { ["Bucket"] = bucket });
            return true;
        }
        catch (S3Exception e) when (e.ErrorCode == "NoSuchBucketPolicy")
        {
            return false;
        }
    }

    private static void Put(ResourceCall call, string bucket) => call.Call(
        S3Settings.PutBucketPolicy, new JsonObject { ["Bucket"] = bucket, ["Policy"] = call.Properties["PolicyDocument"]?.ToJsonString() ?? call.Required("PolicyDocument") });
}
