namespace Cyclops.Testing;

/// <summary>Environments that differ in all that an environment may hold, the same ones in the same order always.</summary>
/// <remarks>
/// Each field has a few values, and each variation takes the next of every field. The fields begin anew after different
/// numbers of variations and are shifted against each other when they do, so that in time each meets the others' values.
/// </remarks>
public static class EnvironmentVariations
{
    private const int Count = 60;

    private const string Domain = "staging.example.org";

    private const string Certificate = "certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'";

    private const string Secret = "secretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:postgres-AbCdEf'";

    private static readonly (string Field, string?[] Values)[] Axes =
    [
        ("network",
        [
            null,
            "{managed: {nat: none}}",
            "{managed: {nat: none, zones: 3, cidr: 172.16.0.0/18}}",
            "{managed: {nat: single, zones: 2}}",
            "{managed: {nat: single, zones: 3, cidr: 10.64.0.0/16}}",
            "{managed: {nat: perZone, zones: 2}}",
            "{managed: {nat: perZone, zones: 3, cidr: 10.7.0.0/20}}",
            "{existing: {vpcId: vpc-0a1b2c3d, publicSubnets: [subnet-0a1b2c3d, subnet-0a1b2c3e]}}",
            "{existing: {vpcId: vpc-0a1b2c3d4e5f60718, publicSubnets: [subnet-0a1b2c3d, subnet-0a1b2c3e, subnet-0a1b2c3f], privateSubnets: [subnet-1a1b2c3d, subnet-1a1b2c3e]}}",
        ]),
        ("cluster",
        [
            null,
            "{fargate: {}}",
            "{ec2: {instanceTypes: [m6i.large, m5.large, m5a.large], min: 2, max: 20, keyName: ops, targetUtilization: 80}}",
            "{fargate: {}}",
            "{ec2: {}}",
            "{ec2: {instanceTypes: [t3.large], min: 0, max: 1}}",
            "{ec2: {instanceTypes: [c5.xlarge, m5.large], min: 3, max: 3, targetUtilization: 100, keyName: my key}}",
        ]),
        ("loadBalancers",
        [
            null,
            "{tls: managed}",
            "{internal: true, idleTimeout: 90s}",
            $"{{{Certificate}}}",
            "{tls: managed, min: 3, accessLogs: {}}",
            "{tls: none, min: 2}",
            "{accessLogs: {retentionDays: 3650}, idleTimeout: 4000s}",
            $"{{{Certificate}, internal: true, min: 2, accessLogs: {{retentionDays: 1}}}}",
            "{internal: true, tls: managed, min: 2, idleTimeout: 1s}",
            "{tls: none, min: 3, accessLogs: {retentionDays: 30}}",
        ]),
        ("hostedZoneId", [null, "Z0123456789ABCDEFGHIJ", null]),
        ("databases",
        [
            null,
            "{main: {}}",
            "{main: {managed: {class: db.m6g.large, version: 17, multiAz: true, backupDays: 35}}}",
            $"{{old: {{existing: {{host: db.example.org, {Secret}}}}}}}",
            "{main: {managed: {version: 16.4, storage: 400, maxStorage: 1000, iops: 12000}}, reports: {}}",
            "{}",
            $"{{main: {{managed: {{storage: 20, maxStorage: null, backupDays: 1, deletionProtection: false}}}}, old: {{existing: {{host: db.example.org, port: 5433, {Secret}}}}}, a-1: {{}}}}",
            "{main: {managed: {class: db.r6g.xlarge, version: 15, storage: 1000, maxStorage: 65536, iops: 20000, multiAz: true}}}",
            $"{{old: {{existing: {{host: db.example.org, {Secret}}}}}, older: {{existing: {{host: other.example.org, port: 6432, {Secret}}}}}}}",
            "{main: {managed: {class: db.t4g.small, version: 16, storage: 50, maxStorage: 55}}, geo: {managed: {storage: 400, maxStorage: null}}, a-name-of-16-abc: {managed: {}}}",
            "{main: {managed: {maxStorage: null, multiAz: true, deletionProtection: false}}}",
        ]),
        ("cache",
        [
            null,
            "{}",
            "{managed: {engine: redis}}",
            "{existing: {url: 'redis://cache.example.org:6379'}}",
            "{managed: {version: 7.2, nodeType: cache.m7g.large, replicas: 2, snapshotDays: 35}}",
            "{managed: {engine: redis, version: 6.2, nodeType: cache.r7g.large, replicas: 5, snapshotDays: 0}}",
            "{existing: {url: 'rediss://cache.example.org:6380'}}",
            "{managed: {engine: valkey, version: 8.0, nodeType: cache.t4g.micro, replicas: 1}}",
        ]),
        ("search",
        [
            null,
            "{}",
            "{managed: {image: 'ckan/ckan-solr:2.11', memory: 4Gi, cpu: 1vCPU}}",
            "{existing: {url: 'http://solr.example.org:8983/solr'}}",
            "{managed: {memory: 512, cpu: 256}}",
        ]),
        ("email", [null, "{}", "{domain: mail.staging.example.org}", "{domain: staging.example.org}"]),
        ("alarms",
        [
            null,
            "{}",
            "{notify: [ops@example.org]}",
            "{notify: [ops@example.org, dev@example.org], http5xxPercent: 1, memoryPercent: 80, storagePercent: 25, connectionPercent: 90, certificateDays: 30}",
            "{http5xxPercent: 100, storagePercent: 1}",
        ]),
        ("logs", [null, "{retentionDays: 1}", "{retentionDays: 90}", "{retentionDays: 3653}"]),
        ("protect", [null, "false", "true"]),
        ("consent", [null, null, "[upgrade databases.main, remove cache]", "[remove environment]"]),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EnvironmentVariation> All { get; } = [.. Enumerable.Range(0, Count).Select(Of)];

    private static EnvironmentVariation Of(int index)
    {
        var fields = Axes.Select((axis, number) => (axis.Field, Value: Choice(axis.Values, number, index))).Where(f => f.Value is not null).ToList();
        return new(
            $"{index:d2} {string.Join(' ', fields.Select(f => $"{f.Field}: {f.Value}"))}",
            $"apiVersion: cyclops/v1\nkind: Environment\nmetadata: {{name: staging, labels: {{stage: test}}}}\nspec:\n  domain: {Domain}\n{string.Concat(fields.Select(f => $"  {f.Field}: {f.Value}\n"))}");
    }

    private static string? Choice(string?[] values, int axis, int index) => values[(index + (index / values.Length * (axis + 1))) % values.Length];
}
