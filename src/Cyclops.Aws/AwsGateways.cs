using Amazon.Runtime;
using Cyclops.Aws.Calls;
using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.Ec2;
using Cyclops.Aws.Ecs;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Aws.Iam;
using Cyclops.Aws.Logs;
using Cyclops.Aws.Route53;
using Cyclops.Aws.S3;
using Cyclops.Aws.Scaling;
using Cyclops.Aws.Scheduler;
using Cyclops.Aws.SecretsManager;
using Cyclops.Aws.Ses;
using Cyclops.Aws.Sts;

namespace Cyclops.Aws;

/// <summary>Everything AWS that Cyclops talks to, for one target.</summary>
public sealed class AwsGateways : IDisposable
{
    private readonly AwsClients _clients;

    /// <param name="target">Where calls go.</param>
    /// <param name="budget">The budget of that account and region, shared by everybody who calls it.</param>
    /// <param name="credentials">Fixed credentials (the local cloud's); null: the SDK's own chain.</param>
    /// <param name="http">Another transport (in process, for tests); null: the network.</param>
    /// <param name="random">Chance for the pauses before retries; null: its own.</param>
    /// <param name="account">The account that calls may go to, checked before the first one; null: any.</param>
    /// <exception cref="Model.Outcomes.CloudFault">The profile is not there, or no region is set anywhere.</exception>
    public AwsGateways(
        AwsTarget target,
        CallBudget budget,
        AWSCredentials? credentials = null,
        HttpClientFactory? http = null,
        Random? random = null,
        ExpectedAccount? account = null)
    {
        var chance = random ?? new Random();
        _clients = new(target, config => new TimedRetryPolicy(config, budget.Time, chance), credentials, http);
        Sts = new(_clients, new AwsCalls(budget, Calls));
        Guard = account is null ? null : new(Sts, account);
        var calls = new AwsCalls(budget, Calls, Guard);
        Ec2 = new(_clients, calls);
        Ecs = new(_clients, calls);
        EcsTasks = new(_clients, calls);
        Elb = new(_clients, calls);
        Route53 = new(_clients, calls);
        Logs = new(_clients, calls);
        CloudFormation = new(_clients, calls);
        S3 = new(_clients, calls);
        Buckets = new(_clients, calls);
        BucketSettings = new(_clients, calls);
        SecretsManager = new(_clients, calls);
        Iam = new(_clients, calls);
        Scheduler = new(_clients, calls);
        Scaling = new(_clients, calls);
        IamUsers = new(_clients, calls);
        Ses = new(_clients, calls);
    }

    /// <summary>What was sent so far.</summary>
    public CallLog Calls { get; } = new();

    /// <summary>The region in use.</summary>
    public string Region => _clients.Region;

    public Ec2Gateway Ec2 { get; }

    public EcsGateway Ecs { get; }

    public EcsTaskGateway EcsTasks { get; }

    public ElbGateway Elb { get; }

    public Route53Gateway Route53 { get; }

    public LogsGateway Logs { get; }

    public CloudFormationGateway CloudFormation { get; }

    public S3Gateway S3 { get; }

    public BucketGateway Buckets { get; }

    public BucketSettingsGateway BucketSettings { get; }

    public IamGateway Iam { get; }

    public ScalingGateway Scaling { get; }

    public SchedulerGateway Scheduler { get; }

    public IamUserGateway IamUsers { get; }

    public SesGateway Ses { get; }

    public SecretsManagerGateway SecretsManager { get; }

    /// <summary>Not guarded: it tells which account this is.</summary>
    public StsGateway Sts { get; }

    /// <summary>Which account calls may go to; null: any.</summary>
    public AccountGuard? Guard { get; }

    public void Dispose() => _clients.Dispose();
}
