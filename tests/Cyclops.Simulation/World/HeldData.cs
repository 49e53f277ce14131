using System.Globalization;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.ElastiCache;
using Cyclops.LocalCloud.FileSystems;
using Cyclops.LocalCloud.Rds;
using Cyclops.LocalCloud.Route53;
using Cyclops.LocalCloud.S3;

namespace Cyclops.Simulation.World;

/// <summary>What holds data, behind the APIs. CloudFormation makes and removes it in its own time, so it is apart from what calls of the controller's change.</summary>
internal static class HeldData
{
    public const string Database = "Database";
    public const string Cache = "Cache";
    public const string Zone = "HostedZone";
    public const string Bucket = "Bucket";
    public const string FileSystem = "FileSystem";

    /// <summary>What tells one from another that took its place.</summary>
    public const string Id = "id";

    /// <summary>The status of its stack; empty when there is none any more.</summary>
    public const string StackStatus = "stackStatus";

    private const string StackTag = "aws:cloudformation:stack-name";

    public static IReadOnlyList<Thing> Of(LocalAws cloud) => cloud.Locked(_ => (IReadOnlyList<Thing>)
    [
        .. from region in cloud.Services.Databases.Regions.All from instance in region.Value.Instances.Values select Of(instance, cloud),
        .. from region in cloud.Services.Caches.Regions.All from @group in region.Value.Groups.Values select Of(@group, cloud),
        .. cloud.Services.Route53.Zones.All.Select(z => Of(z, cloud)),
        .. cloud.Services.S3.Table.All.Select(b => Of(b, cloud)),
        .. from region in cloud.Services.FileSystems.Regions.All from files in region.Value.Values select Of(files, cloud),
    ]);

    /// <summary>The stack that it is in; empty: none.</summary>
    public static string StackOf(Thing thing) => thing.Tags.GetValueOrDefault(StackTag) ?? "";

    /// <summary>Whether a stack made it, so that it comes and goes in CloudFormation's hands.</summary>
    public static bool IsInStack(TagSet tags) => tags.All.ContainsKey(StackTag);

    private static Thing Of(HeldInstance instance, LocalAws cloud) => Make(
        cloud,
        Database,
        instance.Id,
        instance.Tags.All,
        (Id, instance.Model.DbiResourceId),
        ("status", instance.Model.DBInstanceStatus),
        ("version", instance.Model.EngineVersion),
        ("class", instance.Model.DBInstanceClass),
        ("storage", Text(instance.Model.AllocatedStorage)),
        ("multiAz", (instance.Model.MultiAZ == true).ToString()),
        ("backupDays", Text(instance.Model.BackupRetentionPeriod)),
        ("protected", (instance.Model.DeletionProtection == true).ToString()));

    private static Thing Of(HeldReplicationGroup group, LocalAws cloud) => Make(
        cloud,
        Cache,
        group.Id,
        group.Tags.All,
        (Id, group.Model.ReplicationGroupCreateTime?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
        ("status", group.Model.Status),
        ("engine", group.Model.Engine),
        ("version", group.EngineVersion),
        ("class", group.Model.CacheNodeType),
        ("nodes", Text(group.Nodes.Count)),
        ("snapshotDays", Text(group.Model.SnapshotRetentionLimit)));

    private static Thing Of(Zone zone, LocalAws cloud) => Make(cloud, Zone, zone.Name, zone.Tags, (Id, zone.Id));

    private static Thing Of(HeldBucket bucket, LocalAws cloud) => Make(cloud, Bucket, bucket.Name, bucket.Tags.All, (Id, bucket.Name));

    /// <summary>A file system, whether anybody can reach it, and who writes it: the service of its stack.</summary>
    private static Thing Of(HeldFileSystem files, LocalAws cloud)
    {
        var stack = files.Tags.All.GetValueOrDefault(StackTag);
        var writer = files.MountTargets.Count == 0 ? null : cloud.Services.Ecs.Regions.All
            .SelectMany(r => r.Value.Clusters.Values)
            .SelectMany(c => c.Services.Values)
            .FirstOrDefault(s => s.Status == "ACTIVE" && s.Tags.All.GetValueOrDefault(StackTag) == stack)?.Primary.Definition.Model.ContainerDefinitions[0];
        return Make(
            cloud,
            FileSystem,
            files.Id,
            files.Tags.All,
            (Id, files.Id),
            ("mounted", (files.MountTargets.Count > 0).ToString()),
            ("image", writer?.Image ?? ""),
            ("version", Images.Major(writer?.Image ?? "")),
            ("size", $"{Text(writer?.Cpu)} {Text(writer?.Memory)}"));
    }

    private static Thing Make(LocalAws cloud, string kind, string name, IEnumerable<KeyValuePair<string, string>> tags, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var own = new Dictionary<string, string>(tags, StringComparer.Ordinal);
        var stack = own.GetValueOrDefault(StackTag);
        var status = cloud.Services.CloudFormation.Regions.All.SelectMany(r => r.Value.Living).FirstOrDefault(s => s.Name == stack)?.Status.Value ?? "";
        var text = string.Concat(facts.ToArray().Select(f => $"{f.Name}={f.Value}\n"));
        return new(kind, name, own, $"{text}{StackStatus}={status}\n");
    }

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
