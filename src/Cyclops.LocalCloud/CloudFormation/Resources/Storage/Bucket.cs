using System.Text.Json.Nodes;
using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.S3;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::S3::Bucket</c>: Ref is the name. One with objects in it stays, and its stack with it.</summary>
internal sealed class Bucket : ResourceType
{
    public override string Name => "AWS::S3::Bucket";

    public override string Properties => "BucketEncryption BucketName LifecycleConfiguration OwnershipControls PublicAccessBlockConfiguration Tags VersioningConfiguration";

    public override string Replaces => "BucketName";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var (name, region) = (call.NameOr("BucketName", 63, lower: true), call.Context.Region);
        var request = new JsonObject { ["Bucket"] = name };
        if (region != "us-east-1")
        {
            request["CreateBucketConfiguration"] = new JsonObject { ["LocationConstraint"] = region };
        }

        call.Call<BagResponse>(S3Operations.CreateBucket, request);
        try
        {
            Apply(call, name);
        }
        catch (Exception e) when (e is AmazonServiceException or ShapeException)
        {
            call.Call(S3Operations.DeleteBucket, new JsonObject { ["Bucket"] = name });
            throw;
        }

        return new Made(name, new JsonObject
        {
            ["Arn"] = "arn:aws:s3:::" + name,
            ["DomainName"] = $"{name}.s3.amazonaws.com",
            ["DualStackDomainName"] = $"{name}.s3.dualstack.{region}.amazonaws.com",
            ["RegionalDomainName"] = $"{name}.s3.{region}.amazonaws.com",
        });
    }

    public override Made Update(ResourceCall call)
    {
        Apply(call, call.PhysicalId);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) => call.CallIgnoringAbsence(S3Operations.DeleteBucket, new JsonObject { ["Bucket"] = call.PhysicalId });

    private static void Apply(ResourceCall call, string bucket)
    {
        call.Call(S3Settings.PutBucketTagging, Request("Tagging", new JsonObject { ["TagSet"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() }));
        if (call.Has("VersioningConfiguration") || call.Changed("VersioningConfiguration"))
        {
            call.Call(S3Settings.PutBucketVersioning, Request("VersioningConfiguration", call.Properties["VersioningConfiguration"]?.DeepClone() ?? new JsonObject { ["Status"] = "Suspended" }));
        }

        Set("PublicAccessBlockConfiguration", S3Settings.PutPublicAccessBlock, S3Settings.DeletePublicAccessBlock, p => p.DeepClone());
        Set("BucketEncryption", S3Settings.PutBucketEncryption, S3Settings.DeleteBucketEncryption, Encryption);
        Set("OwnershipControls", S3Settings.PutBucketOwnershipControls, S3Settings.DeleteBucketOwnershipControls, p => p.DeepClone());
        Set("LifecycleConfiguration", S3Settings.PutBucketLifecycleConfiguration, S3Settings.DeleteBucketLifecycle, LifecycleProperty.Read);

        JsonObject Request(string document, JsonNode content) => new() { ["Bucket"] = bucket, [document] = content };

        void Set(string property, OperationShape put, OperationShape delete, Func<JsonNode, JsonNode> read)
        {
            if (call.Properties[property] is { } given)
            {
                call.Call(put, Request(put.Input!.Members[^1].Name, read(given)));
            }
            else if (call.Previous[property] is not null)
            {
                call.Call(delete, new JsonObject { ["Bucket"] = bucket });
            }
        }
    }

    private static JsonObject Encryption(JsonNode property)
    {
        var rules = property["ServerSideEncryptionConfiguration"] as JsonArray ?? throw AwsErrors.Validation("Property ServerSideEncryptionConfiguration cannot be empty.");
        return new JsonObject
        {
            ["Rules"] = new JsonArray([.. rules.OfType<JsonObject>().Select(r => new JsonObject
            {
                ["ApplyServerSideEncryptionByDefault"] = r["ServerSideEncryptionByDefault"]?.DeepClone(),
                ["BucketKeyEnabled"] = r["BucketKeyEnabled"]?.DeepClone(),
            })]),
        };
    }
}
