using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Throttling;

/// <summary>
/// The rates AWS publishes. ECS: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html.
/// ELB: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html. Route 53: throttling-api-requests
/// of its developer guide. CloudWatch Logs: its quotas page. ACM: https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html.
/// Secrets Manager: https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html; its reads of single secrets,
/// thousands a second, are not throttled. Services without published rates are not throttled.
/// </summary>
internal static class PublishedRates
{
    private static readonly Rate ElbAccount = new("elbv2 account", 40, 10);
    private static readonly Rate Route53Account = new("route53 account", 50, 10);

    public static IReadOnlyList<Rate> Of(Operation operation) => operation.Service switch
    {
        "ecs" => [Ecs(operation.Name)],
        "elbv2" => [ElbAccount, Elb(operation)],
        "route53" => [Route53Account, new Rate(operation.Key, 50, 10)],
        "logs" => [Logs(operation.Name)],
        "acm" => [new Rate(operation.Key, Acm(operation.Name), Acm(operation.Name))],
        "secretsmanager" => Secrets(operation.Name),
        "monitoring" when operation.Name == "DescribeAlarms" => [new Rate(operation.Key, 9, 9)],
        _ => [],
    };

    /// <summary>The error by which a service refuses a call too many.</summary>
    public static AmazonServiceException Refusal(Operation operation) => operation.Service switch
    {
        "ec2" => AwsErrors.Sender("RequestLimitExceeded", "Request limit exceeded.", 503),
        _ when operation.Shape.Service.Protocol is WireProtocol.Json or WireProtocol.RestJson => AwsErrors.Sender("ThrottlingException", "Rate exceeded"),
        _ => AwsErrors.Sender("Throttling", "Rate exceeded"),
    };

    private static Rate Ecs(string operation) => operation switch
    {
        "DescribeServices" or "ListServices" => new("ecs service read", 100, 20),
        "CreateService" or "UpdateService" or "DeleteService" => new("ecs service modify", 50, 5),
        "RegisterTaskDefinition" or "DeregisterTaskDefinition" => new("ecs task definition modify", 20, 1),
        "DeleteTaskDefinitions" => new("ecs task definition delete", 5, 1),
        "DescribeTaskDefinition" or "ListTaskDefinitions" or "ListTaskDefinitionFamilies" => new("ecs task definition read", 50, 20),
        "DescribeTasks" or "ListTasks" or "DescribeContainerInstances" or "ListContainerInstances" => new("ecs cluster resource read", 100, 20),
        "RunTask" or "StopTask" => new("ecs cluster resource modify", 100, 40),
        "ListTagsForResource" => new("ecs tag read", 50, 20),
        "TagResource" or "UntagResource" => new("ecs tag modify", 20, 10),
        "DescribeServiceDeployments" or "ListServiceDeployments" => new("ecs service deployment read", 50, 20),
        "DescribeServiceRevisions" => new("ecs service revision read", 50, 20),
        _ when operation.StartsWith("Describe", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal) => new("ecs cluster read", 50, 20),
        _ => new("ecs cluster modify", 20, 1),
    };

    private static Rate Elb(Operation operation) => operation.Name switch
    {
        "RegisterTargets" or "DeregisterTargets" => new("elbv2 registration", 20, 4),
        "CreateLoadBalancer" or "SetSubnets" => new("elbv2 load balancer", 10, 0.2),
        _ => operation.Mutating ? new("elbv2 modify", 20, 3) : new("elbv2 read", 40, 10),
    };

    private static double Acm(string operation) => operation switch
    {
        "ImportCertificate" or "ResendValidationEmail" => 1,
        "AddTagsToCertificate" or "RemoveTagsFromCertificate" or "RequestCertificate" => 5,
        "ListCertificates" => 8,
        _ => 10,
    };

    private static IReadOnlyList<Rate> Secrets(string operation) => operation switch
    {
        "DescribeSecret" or "GetSecretValue" => [],
        "PutSecretValue" or "UpdateSecret" => [new("secretsmanager value", 50, 50)],
        "TagResource" or "UntagResource" => [new("secretsmanager tags", 50, 50)],
        "BatchGetSecretValue" or "ListSecrets" => [new("secretsmanager " + operation, 100, 100)],
        _ => [new("secretsmanager " + operation, 50, 50)],
    };

    private static Rate Logs(string operation) => operation switch
    {
        "PutRetentionPolicy" or "DeleteRetentionPolicy" or "TagResource" or "UntagResource" or "ListTagsForResource" => new("logs " + operation, 5, 5),
        _ => new("logs " + operation, 10, 10),
    };
}
