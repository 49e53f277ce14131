using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The load balancer's health check of an app. Ranges are those of Elastic Load Balancing's CreateTargetGroup.</summary>
internal static class HealthCheckFields
{
    public static readonly Field<string> Path = Field<string>.WithDefault(
        "path",
        new TextKind("a path that begins with a slash", "/ping")
        {
            Pattern = "/[!-~]*",
            MaxLength = 1024,
            HintFor = text => text.StartsWith('/') ? "escape spaces and other characters with %" : $"write {Shown.Quote($"/{text}")}",
        },
        "/",
        "Path that is asked for.");

    public static readonly Field<string> Codes = Field<string>.WithDefault(
        "codes",
        new TextKind("HTTP codes", "200-399") { TakesAnyScalar = true, MinLength = 3, MaxLength = 200, Rule = HttpCodes.Check },
        "200-399",
        "HTTP codes that mean healthy: ranges and single codes, separated by commas.");

    public static readonly Field<TimeSpan> Interval = Field<TimeSpan>.WithDefault(
        "interval", new DurationKind("5s", "300s"), "10s", "Time between two checks.");

    public static readonly Field<TimeSpan> Timeout = Field<TimeSpan>.WithDefault(
        "timeout", new DurationKind("2s", "120s"), "5s", "Time after which a check without an answer failed; below the interval.");

    public static readonly Field<int> Healthy = Field<int>.WithDefault(
        "healthy", new IntegerKind(2, 10), "2", "Successes in a row until a copy counts as healthy.");

    public static readonly Field<int> Unhealthy = Field<int>.WithDefault(
        "unhealthy", new IntegerKind(2, 10), "3", "Failures in a row until a copy counts as unhealthy.");

    public static readonly Field<TimeSpan> Grace = Field<TimeSpan>.WithDefault(
        "grace", new DurationKind("0s", "7d"), "60s", "Time after a task's start in which ECS ignores failures.");

    public static readonly ObjectKind Kind = new(
        "HealthCheck", "How the load balancer tells that a copy is well.", Path, Codes, Interval, Timeout, Healthy, Unhealthy, Grace)
    {
        ShortForm = Path,
    };
}
