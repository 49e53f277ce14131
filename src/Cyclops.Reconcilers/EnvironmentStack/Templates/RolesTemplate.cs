using System.Text.Json.Nodes;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>The roles ECS takes: to start tasks (pull images, write logs, read the secrets they name), and to move traffic.</summary>
internal static class RolesTemplate
{
    public const string ExecutionRole = "ExecutionRole";

    /// <summary>The role ECS takes to move traffic between the target groups of an app.</summary>
    public const string LoadBalancerRole = "LoadBalancerRole";

    public static void Add(TemplateDocument template, PlatformManifest platform, string environment)
    {
        template.Add(ExecutionRole, "AWS::IAM::Role", new()
        {
            ["AssumeRolePolicyDocument"] = Trust("ecs-tasks.amazonaws.com"),
            ["ManagedPolicyArns"] = new JsonArray(Fn.Sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")),
            ["Policies"] = new JsonArray(new JsonObject
            {
                ["PolicyName"] = "secrets",
                ["PolicyDocument"] = Document(new JsonObject
                {
                    ["Effect"] = "Allow",
                    ["Action"] = Fn.Texts(["secretsmanager:GetSecretValue", "ssm:GetParameters"]),
                    ["Resource"] = new JsonArray(
                    [
                        Fn.Sub($"arn:${{AWS::Partition}}:secretsmanager:${{AWS::Region}}:${{AWS::AccountId}}:secret:{platform.Name}/{environment}/*"),
                        Fn.Sub($"arn:${{AWS::Partition}}:ssm:${{AWS::Region}}:${{AWS::AccountId}}:parameter/{platform.Name}/{environment}/*"),
                        .. platform.RegistrySecrets.Select(Secret),
                    ]),
                }),
            }),
        });
        template.Add(LoadBalancerRole, "AWS::IAM::Role", new()
        {
            ["AssumeRolePolicyDocument"] = Trust("ecs.amazonaws.com"),
            ["ManagedPolicyArns"] = new JsonArray(Fn.Sub("arn:${AWS::Partition}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers")),
        });
    }

    /// <summary>A secret by its name or ARN. Secrets Manager adds a hyphen and six characters to the name.</summary>
    private static JsonNode Secret(string nameOrArn) => nameOrArn.StartsWith("arn:", StringComparison.Ordinal)
        ? JsonValue.Create(nameOrArn)
        : Fn.Sub($"arn:${{AWS::Partition}}:secretsmanager:${{AWS::Region}}:${{AWS::AccountId}}:secret:{nameOrArn}-??????");

    public static JsonObject Trust(string service) => Document(new JsonObject
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = service },
        ["Action"] = "sts:AssumeRole",
    });

    public static JsonObject Document(JsonObject statement) =>
        new() { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) };
}
