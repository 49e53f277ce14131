using System.Text.Json.Nodes;
using Cyclops.Aws.Permissions;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.EnvironmentStack.Templates;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>
/// What a platform needs before it has an environment: a bucket for templates, the roles of CloudFormation and of the controller,
/// the controller's logs, and where an image is named the controller itself.
/// </summary>
internal static class PlatformTemplate
{
    public const string Bucket = "ConfigBucket";
    public const string Logs = "ControllerLogs";

    private const string StackRole = "CloudFormationRole";
    private const string TaskRole = "ControllerRole";
    private const string ExecutionRole = "ControllerExecutionRole";
    private const int LogDays = 30;

    /// <param name="platform">The manifest.</param>
    /// <param name="isInOneRegion">Whether all environments are in the stack's own region, so that rights can be kept to it.</param>
    public static TemplateDocument Build(PlatformManifest platform, bool isInOneRegion)
    {
        var template = new TemplateDocument();
        var scope = new PolicyScope
        {
            Platform = platform.Name,
            Account = TemplatePolicies.Account,
            Region = isInOneRegion ? TemplatePolicies.Region : PolicyScope.Any,
            ConfigBucket = platform.ConfigBucket,
            StackRoles = StackMeans.RolesOf(platform),
            RegistrySecrets = [.. platform.RegistrySecrets],
            AssumedRoles = [.. platform.Accounts.Values.Where(a => a.Role is not null).Select(a => $"arn:aws:iam::{a.Id}:role/{a.Role}").Order(StringComparer.Ordinal)],
        };
        AddBucket(template, platform.Name);
        AddStackRole(template, platform.Name, scope);
        AddControllerRoles(template, scope);
        template.Add(Logs, "AWS::Logs::LogGroup", new() { ["LogGroupName"] = PlatformStackNames.LogGroup(platform.Name), ["RetentionInDays"] = LogDays });
        template.AddOutput(PlatformOutputs.LogGroup, Fn.Ref(Logs));
        if (platform.Controller is { } controller)
        {
            ControllerService.Add(template, platform.Name, controller, (TaskRole, ExecutionRole));
        }

        return template;
    }

    private static void AddBucket(TemplateDocument template, string platform)
    {
        template.AddKept(Bucket, "AWS::S3::Bucket", TemplateDocument.RetainExceptOnCreate, new()
        {
            ["BucketName"] = Fn.Sub(PlatformStackNames.Bucket(platform, TemplatePolicies.Account, TemplatePolicies.Region)),
            ["VersioningConfiguration"] = new JsonObject { ["Status"] = "Enabled" },
            ["BucketEncryption"] = new JsonObject
            {
                ["ServerSideEncryptionConfiguration"] = new JsonArray(new JsonObject
                {
                    ["ServerSideEncryptionByDefault"] = new JsonObject { ["SSEAlgorithm"] = "AES256" },
                }),
            },
            ["OwnershipControls"] = new JsonObject { ["Rules"] = new JsonArray(new JsonObject { ["ObjectOwnership"] = "BucketOwnerEnforced" }) },
            ["PublicAccessBlockConfiguration"] = new JsonObject
            {
                ["BlockPublicAcls"] = true,
                ["BlockPublicPolicy"] = true,
                ["IgnorePublicAcls"] = true,
                ["RestrictPublicBuckets"] = true,
            },
        });
        template.Add("ConfigBucketPolicy", "AWS::S3::BucketPolicy", new()
        {
            ["Bucket"] = Fn.Ref(Bucket),
            ["PolicyDocument"] = RolesTemplate.Document(new JsonObject
            {
                ["Sid"] = "OnlyTls",
                ["Effect"] = "Deny",
                ["Principal"] = "*",
                ["Action"] = "s3:*",
                ["Resource"] = new JsonArray(Fn.GetAtt(Bucket, "Arn"), Fn.Sub($"${{{Bucket}.Arn}}/*")),
                ["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } },
            }),
        });
        template.AddOutput(PlatformOutputs.ConfigBucket, Fn.Ref(Bucket));
    }

    private static void AddStackRole(TemplateDocument template, string platform, PolicyScope scope)
    {
        var policies = TemplatePolicies.Add(template, "StacksPolicy", "What CloudFormation calls for stacks of Cyclops", CyclopsPolicies.Stacks(scope));
        template.Add(StackRole, "AWS::IAM::Role", new()
        {
            ["RoleName"] = PlatformStackNames.StackRole(platform),
            ["Description"] = "CloudFormation makes the stacks of Cyclops with it",
            ["AssumeRolePolicyDocument"] = RolesTemplate.Trust("cloudformation.amazonaws.com"),
            ["ManagedPolicyArns"] = policies,
        });
        template.AddOutput(PlatformOutputs.StackRoleArn, Fn.GetAtt(StackRole, "Arn"));
    }

    private static void AddControllerRoles(TemplateDocument template, PolicyScope scope)
    {
        var policies = TemplatePolicies.Add(template, "ControllerPolicy", "What the controller of Cyclops calls", CyclopsPolicies.Controller(scope));
        template.Add(TaskRole, "AWS::IAM::Role", new()
        {
            ["Description"] = "The controller of Cyclops",
            ["AssumeRolePolicyDocument"] = RolesTemplate.Trust("ecs-tasks.amazonaws.com"),
            ["ManagedPolicyArns"] = policies,
        });
        template.Add(ExecutionRole, "AWS::IAM::Role", new()
        {
            ["Description"] = "Starts the controller of Cyclops",
            ["AssumeRolePolicyDocument"] = RolesTemplate.Trust("ecs-tasks.amazonaws.com"),
            ["ManagedPolicyArns"] = new JsonArray(Fn.Sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")),
        });
        template.AddOutput(PlatformOutputs.ControllerRoleArn, Fn.GetAtt(TaskRole, "Arn"));
        template.AddOutput(PlatformOutputs.ExecutionRoleArn, Fn.GetAtt(ExecutionRole, "Arn"));
    }
}
