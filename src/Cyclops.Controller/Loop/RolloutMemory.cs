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
/// app's effective manifest is another one, or what it looks up: a tag of its images has moved, a secret has another value. Outlives the process.
/// </summary>
internal sealed class RolloutMemory(IStateStore store, MonotonicClock clock)
{
    public const string Reason = Refusal.RolloutFailed;

    /// <summary>How the sentence about a failed rollout ends; it is remembered without.</summary>
    private const string Ending = "; it is not tried again until the manifest";

    private readonly ConcurrentDictionary<ResourceId, RememberedFailure> _failures = new();

    /// <summary>Tells effective manifests apart, with what was looked up for them. A hash, as they may have values in them that are nobody's business.</summary>
    public static string Fingerprint(ObjectKey key, AcceptedManifests accepted, IEnumerable<string> lookups)
    {
        var manifests = accepted.Manifests;
        object? spec = key.App is { } app
            ? manifests.Apps.TryGetValue(app, out var manifest) && manifest.Environments.TryGetValue(key.Environment, out var at) ? at : null
            : manifests.Environments.TryGetValue(key.Environment, out var environment) ? environment with { Position = new("") } : null;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lookups.Prepend(spec?.ToString() ?? "")))));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var failure in await store.ListFailuresAsync(cancellationToken))
        {
            _failures[failure.Resource] = failure;
        }
    }

    /// <summary>What was said of a rollout that failed for what is wanted now; null when none is remembered.</summary>
    public string? Find(ResourceId resource, ChangeBasis basis) =>
        _failures.TryGetValue(resource, out var failure) && failure.Fingerprint == basis.Fingerprint ? failure.Message : null;

    /// <summary>What may not be changed for a key, and why; failures of other manifests than the present are forgotten.</summary>
    /// <param name="key">The key.</param>
    /// <param name="basis">What is wanted now.</param>
    /// <param name="mayForget">Whether that is known in full, so that another basis is another wish.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<Dictionary<ResourceId, Refusal>> HoldsAsync(
        ObjectKey key,
        ChangeBasis basis,
        bool mayForget,
        CancellationToken cancellationToken)
    {
        var holds = new Dictionary<ResourceId, Refusal>();
        foreach (var failure in _failures.Values.Where(f => f.Resource.Owner == key).OrderBy(f => f.Resource))
        {
            if (failure.Fingerprint == basis.Fingerprint)
            {
                holds[failure.Resource] = new(Reason, $"{failure.Message}{Ending} of {key.App ?? key.Environment} changes");
            }
            else if (mayForget)
            {
                await ForgetAsync(failure.Resource, cancellationToken);
            }
        }

        return holds;
    }

    /// <summary>Remembers rollouts that failed, and forgets those whose resource is well after all.</summary>
    public async Task LearnAsync(IEnumerable<StepResult> results, ChangeBasis basis, bool mayForget, CancellationToken cancellationToken)
    {
        foreach (var (step, outcome, _) in results)
        {
            if (step.Refusal is null && MessageOf(outcome) is { } message && !_failures.ContainsKey(step.Id))
            {
                await RememberAsync(step.Id, message, basis, cancellationToken);
            }
            else if (mayForget && step.Verb == Verb.Keep && outcome is Outcome.Converged && _failures.ContainsKey(step.Id))
            {
                await ForgetAsync(step.Id, cancellationToken);
            }
        }
    }

    /// <summary>Remembers a rollout that failed.</summary>
    public async Task RememberAsync(ResourceId resource, string message, ChangeBasis basis, CancellationToken cancellationToken)
    {
        var ending = message.IndexOf(Ending, StringComparison.Ordinal);
        var failure = new RememberedFailure(resource, basis.Fingerprint, ending < 0 ? message : message[..ending], basis.Commit, clock.UtcNow);
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
