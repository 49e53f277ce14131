using Cyclops.Aws;
using Cyclops.Engine.Kinds;
using Cyclops.Reconcilers.Bucket;
using Cyclops.Reconcilers.Database;
using Cyclops.Reconcilers.DatabaseSecret;
using Cyclops.Reconcilers.DnsRecord;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.ErrorProject;
using Cyclops.Reconcilers.Image;
using Cyclops.Reconcilers.Job;
using Cyclops.Reconcilers.ListenerRule;
using Cyclops.Reconcilers.LoadBalancers;
using Cyclops.Reconcilers.LogGroup;
using Cyclops.Reconcilers.Release;
using Cyclops.Reconcilers.ScalableTarget;
using Cyclops.Reconcilers.SearchCore;
using Cyclops.Reconcilers.SecretReference;
using Cyclops.Reconcilers.SmtpUser;
using Cyclops.Reconcilers.TargetGroup;
using Cyclops.Reconcilers.TaskDefinition;
using Cyclops.Reconcilers.TaskRole;

namespace Cyclops.Reconcilers;

/// <summary>The kinds there are: one line each. A new kind is a new folder and a line here.</summary>
public static class ReconcilerKinds
{
    /// <param name="aws">What they talk to.</param>
    /// <param name="means">What they work with beside it.</param>
    public static KindCatalog Create(AwsGateways aws, KindMeans means)
    {
        var scaling = new ScalableTargetReads(aws.Scaling, means.Time);
        return new(
        [
            new EnvironmentStackKind(aws.CloudFormation, aws.Ec2, aws.Route53, aws.Elb, means.Stacks),
            new LoadBalancerFleetKind(aws.CloudFormation, aws.Elb),
            new SecretReferenceKind(aws.SecretsManager),
            new DatabaseSecretKind(aws.SecretsManager, means.Passwords, means.Time),
            new DatabaseKind(aws.SecretsManager, means.Databases, means.Backups, means.Time),
            new BucketKind(aws.Buckets, aws.BucketSettings, means.Time),
            new SearchCoreKind(means.Solr, aws.Ecs, means.Backups, means.Time),
            new TaskRoleKind(aws.Iam, means.Time),
            new SmtpUserKind(aws.IamUsers, aws.SecretsManager, aws.Ses, means.Time),
            new ErrorProjectKind(aws.SecretsManager, means.Sentry, means.Time),
            new LogGroupKind(aws.Logs),
            new ImageKind(means.Registries, aws.Ecs, aws.SecretsManager),
            new TaskDefinitionKind(aws.Ecs, aws.EcsTasks, means.Registries),
            new ReleaseKind(aws.Ecs, aws.EcsTasks, aws.Logs),
            new TargetGroupKind(aws.Elb),
            new ListenerRuleKind(aws.Elb, aws.Ecs),
            new EcsServiceKind(aws.Ecs, aws.EcsTasks, aws.Elb, aws.Logs, scaling),
            new ScalableTargetKind(aws.Scaling, scaling),
            new JobKind(aws.Scheduler, means.Time),
            new DnsRecordKind(aws.Route53),
        ]);
    }
}
