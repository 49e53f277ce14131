using Cyclops.Engine.Kinds;
using Cyclops.Reconcilers.Bucket;
using Cyclops.Reconcilers.Database;
using Cyclops.Reconcilers.DatabaseSecret;
using Cyclops.Reconcilers.DnsRecord;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Image;
using Cyclops.Reconcilers.ListenerRule;
using Cyclops.Reconcilers.LoadBalancers;
using Cyclops.Reconcilers.LogGroup;
using Cyclops.Reconcilers.Release;
using Cyclops.Reconcilers.SecretReference;
using Cyclops.Reconcilers.TargetGroup;
using Cyclops.Reconcilers.TaskDefinition;
using Cyclops.Reconcilers.TaskRole;

namespace Cyclops.Ctl.Verifying;

/// <summary>What checks are called, and in which order they come: what others have to see to before what Cyclops makes.</summary>
internal static class CheckNames
{
    public const string Manifest = "manifest";
    public const string Environment = "environment";
    public const string Image = "image";
    public const string Secret = "secret";
    public const string Role = "role";
    public const string Hosts = "hosts";
    public const string Port = "port";
    public const string Quota = "quota";
    public const string Capacity = "capacity";
    public const string Drift = "drift";
    public const string Removal = "removal";

    private static readonly string[] Order =
        [Manifest, Environment, "stack", Image, Secret, Role, "database", "bucket", "cache", Hosts, Port, Quota, Capacity, "service", Removal, Drift];

    /// <summary>The check that a kind belongs to; a kind of its own has one of its own.</summary>
    public static string Of(IResourceKind kind) => kind.Name switch
    {
        EnvironmentStackKind.KindName => "stack",
        ImageKind.KindName => Image,
        SecretReferenceKind.KindName => Secret,
        TaskRoleKind.KindName => Role,
        DatabaseKind.KindName or DatabaseSecretKind.KindName => "database",
        BucketKind.KindName => "bucket",
        ListenerRuleKind.KindName or DnsRecordKind.KindName => Hosts,
        TargetGroupKind.KindName => Port,
        LoadBalancerFleetKind.KindName => Quota,
        LogGroupKind.KindName or TaskDefinitionKind.KindName or ReleaseKind.KindName or EcsServiceKind.KindName => "service",
        _ => kind.DisplayName,
    };

    /// <summary>Where a check comes.</summary>
    public static int RankOf(string name) => Array.IndexOf(Order, name) is >= 0 and var rank ? rank : Order.Length;
}
