namespace Cyclops.Aws.Calls;

/// <summary>API calls that AWS counts against one token bucket.</summary>
/// <param name="Name">As AWS documents it.</param>
/// <param name="Burst">Size of the bucket.</param>
/// <param name="PerSecond">Refill.</param>
public sealed record CallFamily(string Name, int Burst, double PerSecond)
{
    // Amazon ECS API Reference, "Request throttling".
    public static readonly CallFamily EcsServiceRead = new("ecs service read", 100, 20);
    public static readonly CallFamily EcsServiceModify = new("ecs service modify", 50, 5);
    public static readonly CallFamily EcsTaskDefinitionRead = new("ecs task definition read", 50, 20);
    public static readonly CallFamily EcsTaskDefinitionModify = new("ecs task definition modify", 20, 1);
    public static readonly CallFamily EcsTagModify = new("ecs tag modify", 20, 10);
    public static readonly CallFamily EcsTagRead = new("ecs tag read", 50, 20);
    public static readonly CallFamily EcsClusterModify = new("ecs cluster resource modify", 100, 40);
    public static readonly CallFamily EcsClusterRead = new("ecs cluster resource read", 100, 20);

    // Elastic Load Balancing User Guide, "Request throttling for the ELB API".
    public static readonly CallFamily ElbRead = new("elb non-mutating", 40, 10);
    public static readonly CallFamily ElbModify = new("elb mutating", 20, 3);

    // Route 53 Developer Guide, quotas: five requests a second per account, the older and stricter figure.
    public static readonly CallFamily Route53 = new("route53", 5, 5);

    // Amazon CloudWatch Logs User Guide, quotas.
    public static readonly CallFamily LogsRead = new("logs describe", 10, 10);
    public static readonly CallFamily LogsEvents = new("logs get events", 10, 10);
    public static readonly CallFamily LogsFilter = new("logs filter events", 5, 5);
    public static readonly CallFamily LogsModify = new("logs modify", 10, 5);

    // Amazon S3 User Guide, "Best practices design patterns": thousands a second for each prefix, which nobody here needs.
    public static readonly CallFamily S3 = new("s3", 100, 50);

    // AWS Secrets Manager User Guide, quotas: reads 10,000 a second for values and 40 for descriptions, of which lists are the slowest; changes 50.
    public static readonly CallFamily SecretsRead = new("secretsmanager read", 40, 40);
    public static readonly CallFamily SecretsModify = new("secretsmanager modify", 50, 25);

    // EventBridge Scheduler User Guide, quotas: 50 a second in most regions, of each operation.
    public static readonly CallFamily SchedulerRead = new("scheduler read", 50, 40);
    public static readonly CallFamily SchedulerModify = new("scheduler modify", 50, 25);

    // Amazon SES API v2 Reference: one request a second for all that does not send.
    public static readonly CallFamily Ses = new("ses", 1, 1);

    // AWS publishes no figure for these: a modest one of ours.
    public static readonly CallFamily IamRead = new("iam read", 20, 10);
    public static readonly CallFamily IamModify = new("iam modify", 10, 5);
    public static readonly CallFamily ScalingRead = new("application-autoscaling read", 20, 10);
    public static readonly CallFamily ScalingModify = new("application-autoscaling modify", 10, 5);
    public static readonly CallFamily Ec2 = new("ec2", 20, 5);
    public static readonly CallFamily CloudFormation = new("cloudformation", 10, 5);
    public static readonly CallFamily Sts = new("sts", 10, 5);
}
