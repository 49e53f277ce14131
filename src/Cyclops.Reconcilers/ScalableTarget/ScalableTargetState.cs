using System.Globalization;
using Cyclops.Aws.Scaling;
using Cyclops.Model;

namespace Cyclops.Reconcilers.ScalableTarget;

/// <summary>How a service is scaled, as found.</summary>
/// <param name="Target">Between what.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Policies">Our policies, by what they measure.</param>
/// <param name="LoadBalancer">Whose requests are measured, as metrics name it; null: none are.</param>
/// <param name="TargetGroup">The target group whose requests are measured, as metrics name it; null: none are.</param>
/// <param name="Count">How many tasks the service is told to run; null: that is not known.</param>
public sealed record ScalableTargetState(
    Aws.Scaling.ScalableTarget Target,
    EquatableMap<string> Tags,
    EquatableMap<ScalingPolicy> Policies,
    string? LoadBalancer,
    string? TargetGroup,
    int? Count)
{
    private const string None = "(none)";
    private const int LabelParts = 6;
    private const int BalancerParts = 3;

    /// <summary>What each policy holds; one that somebody changed says so and is like none that is wanted.</summary>
    public IEnumerable<KeyValuePair<string, string>> Held => Policies.Select(p => KeyValuePair.Create(p.Key, TextOf(p.Key, p.Value)));

    /// <summary>Load balancer and target group whose requests a policy measures: <c>app/name/0a1b/targetgroup/name/2c3d</c>.</summary>
    /// <returns>Nulls for no policy; what is no such label is like none that is wanted.</returns>
    public static (string? LoadBalancer, string? TargetGroup) Measured(ScalingPolicy? requests) => requests switch
    {
        null => (null, null),
        { Label: { } label } when label.Split('/') is { Length: LabelParts } parts => (string.Join('/', parts[..BalancerParts]), string.Join('/', parts[BalancerParts..])),
        _ => (None, None),
    };

    private static string TextOf(string measured, ScalingPolicy policy)
    {
        var target = policy.Target?.ToString(CultureInfo.InvariantCulture) ?? None;
        var metric = policy.Metric == ScalingMetrics.Of(measured) ? "" : $" of {policy.Metric ?? "another metric"}";
        return $"{target}{metric}{(policy.Others is { } others ? $" ({others})" : "")}";
    }
}
