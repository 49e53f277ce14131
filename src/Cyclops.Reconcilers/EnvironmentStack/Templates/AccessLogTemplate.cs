using System.Text.Json.Nodes;
using Cyclops.Model;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>The bucket that load balancers write their access logs to. It outlives its stack.</summary>
internal static class AccessLogTemplate
{
    private const string Bucket = "Bucket";

    public static StackTemplate Build(int days)
    {
        var template = new TemplateDocument();
        template.AddKept(Bucket, "AWS::S3::Bucket", "Retain", new()
        {
            ["BucketEncryption"] = new JsonObject
            {
                ["ServerSideEncryptionConfiguration"] = new JsonArray(new JsonObject
                {
                    ["ServerSideEncryptionByDefault"] = new JsonObject { ["SSEAlgorithm"] = "AES256" },
                }),
            },
            ["PublicAccessBlockConfiguration"] = new JsonObject
            {
                ["BlockPublicAcls"] = true,
                ["BlockPublicPolicy"] = true,
                ["IgnorePublicAcls"] = true,
                ["RestrictPublicBuckets"] = true,
            },
            ["LifecycleConfiguration"] = new JsonObject
            {
                ["Rules"] = new JsonArray(new JsonObject { ["Id"] = "expire", ["Status"] = "Enabled", ["ExpirationInDays"] = days }),
            },
        });
        template.Add("BucketPolicy", "AWS::S3::BucketPolicy", new()
        {
            ["Bucket"] = Fn.Ref(Bucket),
            ["PolicyDocument"] = RolesTemplate.Document(new JsonObject
            {
                // Source: Elastic Load Balancing User Guide, "Enable access logs for your Application Load Balancer".
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["Service"] = "logdelivery.elasticloadbalancing.amazonaws.com" },
                ["Action"] = "s3:PutObject",
                ["Resource"] = Fn.Sub("${Bucket.Arn}/*/AWSLogs/${AWS::AccountId}/*"),
            }),
        });
        template.AddOutput(EnvironmentOutputs.AccessLogBucket, Fn.Ref(Bucket));
        return new(StackParts.AccessLogs, template, EquatableMap<Input>.Empty, new());
    }
}
