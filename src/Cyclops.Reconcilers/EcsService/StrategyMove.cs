using Cyclops.Aws.Ecs;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>
/// What ECS is asked next for a service that is changed. One that begins to have its traffic moved, or ceases to, gets there in several requests:
/// no request may leave it without a version that answers. Pure.
/// </summary>
/// <remarks>
/// Source: Amazon ECS Developer Guide, "Update the Amazon ECS deployment strategy": the strategy changes only while nothing is rolled out, and moves
/// traffic only once a rolling deployment has told the service of both target groups.
/// </remarks>
/// <param name="Request">Null: nothing yet.</param>
/// <param name="IsStep">Whether more has to follow before the service is as wanted.</param>
internal sealed record StrategyMove(EcsServiceRequest? Request, bool IsStep)
{
    private static readonly StrategyMove Wait = new(null, IsStep: true);

    /// <param name="wanted">The service as it is to be.</param>
    /// <param name="state">As it is.</param>
    /// <param name="live">The target group that has the traffic; null: none has.</param>
    /// <param name="changes">What differs.</param>
    public static StrategyMove Next(EcsServiceRequest wanted, Aws.Ecs.EcsService state, string? live, IEnumerable<FieldChange> changes)
    {
        var shift = state.LoadBalancers is [{ Shift: { } known }, ..] ? known : null;
        var isSettled = EcsServiceReadiness.Of(state, state.IsScaled) is Outcome.Converged;
        var rolls = changes.Any(c => c.Mode == ChangeMode.Rollout);
        return (wanted.Configuration.MovesTraffic, state.Configuration.MovesTraffic) switch
        {
            (true, false) when shift is null || (!isSettled && rolls) => new(wanted with { Configuration = Rolling(wanted.Configuration) }, IsStep: false),
            (true, false) when !isSettled => Wait,
            (false, true) when isSettled && live != shift?.AlternateTargetGroupArn => new(wanted, IsStep: false),
            (false, true) when isSettled => new(AsBefore(wanted, state) with { ForceNewDeployment = true }, IsStep: !rolls),
            (false, true) => rolls ? new(AsBefore(wanted, state), IsStep: false) : Wait,
            _ => new(wanted, IsStep: false),
        };
    }

    private static EcsDeploymentConfiguration Rolling(EcsDeploymentConfiguration wanted) =>
        wanted with { Strategy = EcsDeploymentConfiguration.Rolling, BakeMinutes = null, StepPercent = null, StepBakeMinutes = null };

    /// <summary>What is wanted, rolled out and reached as things have been.</summary>
    private static EcsServiceRequest AsBefore(EcsServiceRequest wanted, Aws.Ecs.EcsService state) => wanted with
    {
        Configuration = state.Configuration,
        LoadBalancers = wanted.LoadBalancers is [var balancer, ..]
            ? state.LoadBalancers.Select(l => l with { ContainerName = balancer.ContainerName, ContainerPort = balancer.ContainerPort }).ToEquatableList()
            : null,
    };
}
