using Cyclops.Simulation.Faults;

namespace Cyclops.Simulation.Running;

/// <summary>What is made to go wrong with each kind of call.</summary>
internal static class Alphabet
{
    /// <summary>A call and the two times that its client sends it again.</summary>
    private const int AllAttempts = 3;

    /// <summary>The three moments at which a process can die around a call.</summary>
    public static IReadOnlyList<PlannedStrike> Crashes(CallSite site) =>
        site is { Edge: Edge.Aws or Edge.Sql or Edge.Solr, Mutating: true } ? [Of(site, StrikeKind.CrashBefore), Of(site, StrikeKind.CrashAfterEffect), Of(site, StrikeKind.CrashAfterAnswer)]
        : site is { Edge: Edge.Store, Mutating: true } ? [Of(site, StrikeKind.CrashBefore), Of(site, StrikeKind.CrashAfterEffect)]
        : [Of(site, StrikeKind.CrashBefore)];

    /// <summary>Everything else that can go wrong with it.</summary>
    public static IReadOnlyList<PlannedStrike> Failures(CallSite site) => site switch
    {
        { Edge: Edge.Aws, Mutating: true } =>
        [
            Of(site, StrikeKind.AnswerLost),
            Of(site, StrikeKind.AnswerLost, AllAttempts),
            Of(site, StrikeKind.ErrorWithEffect),
            Of(site, StrikeKind.ErrorWithEffect, AllAttempts),
            Of(site, StrikeKind.ErrorWithoutEffect, AllAttempts),
            Of(site, StrikeKind.Throttled, AllAttempts),
            Of(site, StrikeKind.Denied),
            Of(site, StrikeKind.Hangs),
        ],
        { Edge: Edge.Aws } =>
        [
            Of(site, StrikeKind.ErrorWithoutEffect, AllAttempts),
            Of(site, StrikeKind.Throttled, AllAttempts),
            Of(site, StrikeKind.Denied),
            Of(site, StrikeKind.Stale),
            Of(site, StrikeKind.EmptyBody, AllAttempts),
            Of(site, StrikeKind.NoItems),
            Of(site, StrikeKind.Hangs),
        ],
        { Edge: Edge.Solr, Mutating: false } => [Of(site, StrikeKind.ErrorWithoutEffect), Of(site, StrikeKind.Denied), Of(site, StrikeKind.EmptyBody), Of(site, StrikeKind.Hangs)],
        { Edge: Edge.Sql or Edge.Solr, Mutating: true } => [Of(site, StrikeKind.AnswerLost), Of(site, StrikeKind.ErrorWithoutEffect), Of(site, StrikeKind.Denied), Of(site, StrikeKind.Hangs)],
        { Edge: Edge.Sql } => [Of(site, StrikeKind.ErrorWithoutEffect), Of(site, StrikeKind.Denied)],
        { Edge: Edge.Registry } =>
        [
            Of(site, StrikeKind.ErrorWithoutEffect, AllAttempts),
            Of(site, StrikeKind.Throttled, AllAttempts),
            Of(site, StrikeKind.Denied),
            Of(site, StrikeKind.NoItems),
            Of(site, StrikeKind.Hangs),
        ],
        _ => [Of(site, StrikeKind.ErrorWithoutEffect)],
    };

    private static PlannedStrike Of(CallSite site, StrikeKind kind, int times = 1) => new(site.Index, new(kind), times);
}
