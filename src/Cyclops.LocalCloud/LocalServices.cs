using Cyclops.LocalCloud.ApplicationAutoScaling;
using Cyclops.LocalCloud.Authorization;
using Cyclops.LocalCloud.AutoScaling;
using Cyclops.LocalCloud.CertificateManager;
using Cyclops.LocalCloud.CloudFormation;
using Cyclops.LocalCloud.CloudWatch;
using Cyclops.LocalCloud.Ec2;
using Cyclops.LocalCloud.Ecs;
using Cyclops.LocalCloud.ElastiCache;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.FileSystems;
using Cyclops.LocalCloud.Iam;
using Cyclops.LocalCloud.LoadBalancing;
using Cyclops.LocalCloud.Logs;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Rds;
using Cyclops.LocalCloud.Route53;
using Cyclops.LocalCloud.S3;
using Cyclops.LocalCloud.Scheduler;
using Cyclops.LocalCloud.SecretsManager;
using Cyclops.LocalCloud.ServiceDiscovery;
using Cyclops.LocalCloud.Ses;
using Cyclops.LocalCloud.Sns;
using Cyclops.LocalCloud.Ssm;
using Cyclops.LocalCloud.Sts;
using Cyclops.LocalCloud.Tagging;

namespace Cyclops.LocalCloud;

/// <summary>The services of the local cloud, in the order in which they depend on each other: one property and one line each.</summary>
public sealed class LocalServices
{
    internal LocalServices(LocalCore core, FaultPlan faults)
    {
        Ec2 = new Ec2Service(core);
        AutoScaling = new AutoScalingService(core, Ec2);
        Iam = new IamService(core);
        var network = new Ec2Network(Ec2.Regions, Ec2.Machines);
        LoadBalancing = new LoadBalancingService(core, network);
        Ecs = new EcsService(core, LoadBalancing, network);
        Logs = new LogsService(core);
        Ecs.TaskOutput = (task, exitCode, at) => TaskLogs.Write(Logs, task, exitCode, at);
        Route53 = new Route53Service(core) { AliasTargetExists = target => AliasTargets.Exists(LoadBalancing, target) };
        Certificates = new CertificateManagerService(core, LoadBalancing, Route53.Zones);
        LoadBalancing.Listeners.CertificateProblem = Certificates.ListenerProblem;
        Email = new SesService(core, Route53.Zones);
        Route53.Zones.RecordsChanged = now =>
        {
            Certificates.RecordsChanged(now);
            Email.RecordsChanged(now);
        };
        Secrets = new SecretsManagerService(core);
        Databases = new RdsService(core, network, Secrets);
        Caches = new ElastiCacheService(core, network);
        FileSystems = new FileSystemService(core, network);
        Discovery = new DiscoveryService(core, network) { HasInstances = Ecs.UsesRegistry };
        Ecs.Services.HasRegistry = Discovery.Has;
        Ec2.Groups.UsedElsewhere = (call, id) =>
            LoadBalancing.UsesSecurityGroup(call, id) || Databases.UsesSecurityGroup(call, id) || Caches.UsesSecurityGroup(call, id) || FileSystems.UsesSecurityGroup(call, id);
        Ec2.Networks.UsedElsewhere = (call, id) => Databases.UsesSubnet(call, id) || Caches.UsesSubnet(call, id) || FileSystems.UsesSubnet(call, id);
        S3 = new S3Service(core);
        LoadBalancing.Balancers.TakesLogs = (call, bucket) => S3.Table.Find(bucket) is { Policy: not null } found && found.Region == call.Region;
        Monitoring = new CloudWatchService(core);
        Scaling = new ApplicationAutoScalingService(core, Ecs, LoadBalancing, Monitoring);
        Schedules = new SchedulerService(core, Iam);
        Notification = new SnsService(core);
        CloudFormation = new CloudFormationService(core, faults, S3.Table, new(FileSystems, Discovery));
        All =
        [
            Ec2, AutoScaling, Iam, LoadBalancing, Ecs, Logs, Route53, Certificates, Secrets, Databases, Caches, S3, Monitoring, Scaling, Schedules, Notification, Email,
            FileSystems, Discovery,
            CloudFormation, new SsmService(), new StsService(core, Sessions), new TaggingService(this),
        ];
    }

    public IReadOnlyList<ILocalService> All { get; }

    internal AutoScalingService AutoScaling { get; }

    internal ElastiCacheService Caches { get; }

    internal CertificateManagerService Certificates { get; }

    internal CloudFormationService CloudFormation { get; }

    internal RdsService Databases { get; }

    internal DiscoveryService Discovery { get; }

    internal Ec2Service Ec2 { get; }

    internal SesService Email { get; }

    internal FileSystemService FileSystems { get; }

    internal IamService Iam { get; }

    internal LoadBalancingService LoadBalancing { get; }

    /// <summary>Scripts how tasks behave.</summary>
    public EcsService Ecs { get; }

    internal LogsService Logs { get; }

    internal CloudWatchService Monitoring { get; }

    internal SnsService Notification { get; }

    internal Route53Service Route53 { get; }

    internal S3Service S3 { get; }

    internal ApplicationAutoScalingService Scaling { get; }

    internal SchedulerService Schedules { get; }

    internal SecretsManagerService Secrets { get; }

    /// <summary>Credentials of assumed roles.</summary>
    internal RoleSessions Sessions { get; } = new();
}
