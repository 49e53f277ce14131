namespace Cyclops.LocalCloud.Throttling;

/// <summary>A token bucket of an account in a region.</summary>
/// <param name="Burst">Its size in calls.</param>
/// <param name="PerSecond">How fast it fills.</param>
public sealed record Rate(string Bucket, double Burst, double PerSecond);
