using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Cyclops.Controller.Sources;
using Cyclops.Controller.Store;
using Cyclops.Controller.Timing;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Loop;

/// <summary>
/// Rollouts that AWS gave up. To apply the same again would fight the circuit breaker for ever, so it is held until the
/// app's effective manifest is another one. Outlives the process.
/// </summary>
internal sealed class RolloutMemory(IStateStore store, MonotonicClock clock)
{
    public const string Reason = "RolloutFailed";

    private readonly ConcurrentDictionary<ResourceId, RememberedFailure> _failures = new();

    /// <summary>Tells effective manifests apart. A hash, as they may have values in them that are nobody's business.</summary>
    public static string Fingerprint(ObjectKey key, AcceptedManifests accepted)
    {
        var manifests = accepted.Manifests;
        object? spec = key.App is { } app
            ? manifests.Apps.TryGetValue(app, out var manifest) && manifest.Environments.TryGetValue(key.Environment, out var at) ? at : null
            : manifests.Environments.TryGetValue(key.Environment, out var environment) ? environment with { Position = new("") } : null;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(spec?.ToString() ?? "")));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var failure in await store.ListFailuresAsync(cancellationToken))
        {
            _failures[failure.Resource] = failure;
        }
    }

    /// <summary>What may not be changed for a key, and why; failures of other manifests than the present are forgotten.</summary>
    public async Task<Dictionary<ResourceId, Refusal>> HoldsAsync(
        ObjectKey key,
        AcceptedManifests accepted,
        CancellationToken cancellationToken)
    {
        var holds = new Dictionary<ResourceId, Refusal>();
        foreach (var failure in _failures.Values.Where(f => f.Resource.Owner == key).OrderBy(f => f.Resource))
        {
            if (failure.Fingerprint == Fingerprint(key, accepted))
            {
                holds[failure.Resource] = new(Reason, $"{failure.Message}; it is not tried again until the manifest of {key.App ?? key.Environment} changes");
            }
            else
            {
                await ForgetAsync(failure.Resource, cancellationToken);
            }
        }

        return holds;
    }

    /// <summary>Remembers rollouts that failed, and forgets those whose resource is well after all.</summary>
    public async Task LearnAsync(IEnumerable<StepResult> results, AcceptedManifests accepted, CancellationToken cancellationToken)
    {
        foreach (var (step, outcome, _) in results)
        {
            if (step.Refusal is null && MessageOf(outcome) is { } message && !_failures.ContainsKey(step.Id))
            {
                await RememberAsync(step.Id, message, accepted, cancellationToken);
            }
            else if (step.Verb == Verb.Keep && outcome is Outcome.Converged && _failures.ContainsKey(step.Id))
            {
                await ForgetAsync(step.Id, cancellationToken);
            }
        }
    }

    /// <summary>Remembers a rollout that failed.</summary>
    public async Task RememberAsync(ResourceId resource, string message, AcceptedManifests accepted, CancellationToken cancellationToken)
    {
        var failure = new RememberedFailure(resource, Fingerprint(resource.Owner, accepted), message, accepted.Commit.Id, clock.UtcNow);
        await store.SaveFailureAsync(failure, cancellationToken);
        _failures[resource] = failure;
    }

    private static string? MessageOf(Outcome outcome) => outcome switch
    {
        Outcome.Failed { Reason: Reason } failed => failed.Message,
        Outcome.Stalled { Reason: Reason } stalled => stalled.Message,
        _ => null,
    };

    private async Task ForgetAsync(ResourceId resource, CancellationToken cancellationToken)
    {
        await store.RemoveFailureAsync(resource, cancellationToken);
        _failures.TryRemove(resource, out _);
    }
}
