namespace Cyclops.Model.Manifests;

/// <summary>The load balancer's health check of an app.</summary>
/// <param name="Path">Default <c>/</c>.</param>
/// <param name="Codes">HTTP codes that mean healthy. Default <c>200-399</c>.</param>
/// <param name="Interval">5 s to 300 s. Default 10 s.</param>
/// <param name="Timeout">2 s to 120 s, below the interval. Default 5 s.</param>
/// <param name="Healthy">Successes in a row until healthy, 2 to 10. Default 2.</param>
/// <param name="Unhealthy">Failures in a row until unhealthy, 2 to 10. Default 3.</param>
/// <param name="Grace">How long ECS ignores failures after a task started. Default 60 s.</param>
public sealed record HealthCheckSpec(
    string Path,
    string Codes,
    TimeSpan Interval,
    TimeSpan Timeout,
    int Healthy,
    int Unhealthy,
    TimeSpan Grace);
