namespace Cyclops.Simulation.Transitions;

/// <summary>What must be written with a field, so that its value is judged and not what it has to do with others.</summary>
internal static class Companions
{
    private const string Secret = "'arn:aws:secretsmanager:eu-west-1:123456789012:secret:postgres-AbCdEf'";

    private const string Git = "'https://git.example.org/acme/config.git'";

    public static IEnumerable<Edit> Of(FieldPlace place)
    {
        IReadOnlyList<(string Name, string? Text)> others = place.Path switch
        {
            [.., "replicas", "min"] => [("max", "1000"), ("cpu", "60")],
            [.., "replicas", "max"] => [("cpu", "60")],
            [.., "replicas", "cpu"] => [("max", "3")],
            [.., "replicas", _] => [("max", "3"), ("cpu", "60")],
            [.., "healthCheck", "interval"] => [("timeout", "2s")],
            [.., "healthCheck", "timeout"] => [("interval", "300s")],
            [.., "memoryReservation"] => [("memory", "32768Gi")],
            [.., "rollout", "bake"] => [("strategy", "blueGreen")],
            [.., "rollout", ("canary" or "linear") and var strategy] => [("strategy", strategy)],
            [.., "rollout", "max"] => [("minHealthy", "0")],
            [.., "jobs", _, "schedule"] => [("command", "clean")],
            [.., "jobs", _, "command"] => [("schedule", "'0 3 * * *'")],
            [.., "jobs", _, "timezone"] => [("command", "clean"), ("schedule", "'0 3 * * *'")],
            [.., "release", "timeout"] => [("command", "migrate")],
            [.., "cluster", "ec2", "min"] => [("max", "1000")],
            [.., "cluster", "ec2", "max"] => [("min", "0")],
            ["spec", "removed"] => [("protect", "false"), ("consent", "[remove environment]"), ("databases", null)],
            [.., "controller", "image"] => [("repository", Git)],
            [.., "controller", "repository"] => [("image", "'cyclops:1'")],
            [.., "controller", _] => [("image", "'cyclops:1'"), ("repository", Git)],
            [.., "sentry", "organization"] => [("team", "web"), ("tokenSecret", "acme/sentry")],
            [.., "sentry", "team"] => [("organization", "acme"), ("tokenSecret", "acme/sentry")],
            [.., "sentry", "tokenSecret"] => [("organization", "acme"), ("team", "web")],
            [.., "sentry", "url"] => [("organization", "acme"), ("team", "web"), ("tokenSecret", "acme/sentry")],
            [.., "cluster", "fargate"] => [("ec2", null)],
            [.., "existing"] => [("managed", null)],
            [.., "existing", "vpcId"] => [("publicSubnets", "[subnet-0a1b2c3d, subnet-0a1b2c3e]")],
            [.., "existing", "publicSubnets"] => [("vpcId", "vpc-0a1b2c3d")],
            [.., "existing", "privateSubnets"] => [("vpcId", "vpc-0a1b2c3d"), ("publicSubnets", "[subnet-0a1b2c3d, subnet-0a1b2c3e]")],
            [.., "existing", "host"] => [("secretArn", Secret)],
            [.., "existing", "port"] => [("host", "db.example.org"), ("secretArn", Secret)],
            [.., "existing", "secretArn"] => [("host", "db.example.org")],
            [.., "managed", "storage"] => [("maxStorage", "null")],
            _ => [],
        };
        var edits = others.Select(o => place.Beside(o.Name, o.Text));
        return place.Path is [.., "rollout", ("canary" or "linear") and var kind, _] ? [new(place.File, [.. place.Path.SkipLast(2), "strategy"], kind)]
            : place.Path is [.., "existing", _] ? [new(place.File, [.. place.Path.SkipLast(2), "managed"], null), .. edits] : edits;
    }
}
