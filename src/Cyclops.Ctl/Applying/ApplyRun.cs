using Cyclops.Ctl.Workspaces;
using Cyclops.Engine.Applying;
using Cyclops.Engine.Planning;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Applying;

/// <summary>Brings one environment to what its manifests say, pass by pass, without a controller.</summary>
internal sealed class ApplyRun(Workspace workspace, IApplyListener listener, TimeProvider time)
{
    /// <summary>The longest pause between two looks: somebody is watching.</summary>
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(5);

    /// <summary>Applies.</summary>
    /// <param name="environment">A valid one.</param>
    /// <param name="apps">Empty: the environment itself and all its apps.</param>
    /// <param name="commit">What is written in tags and deletions are judged by; null: nothing is deleted.</param>
    /// <param name="patience">How long to wait for things to settle; zero: one pass.</param>
    /// <param name="cancellationToken">Gives it up between two steps.</param>
    /// <returns>What is open still; empty when all is as wanted.</returns>
    public async Task<IReadOnlyList<StepResult>> RunAsync(
        string environment,
        IReadOnlyCollection<string> apps,
        CommitId? commit,
        TimeSpan patience,
        CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var made = new HashSet<ResourceId>();
        for (var failures = 0; ;)
        {
            var results = await PassAsync(environment, apps, commit, made, cancellationToken);
            made.UnionWith(results.Where(r => r.Attempted).Select(r => r.Step.Id));
            var open = results.Where(r => r.Outcome is not Outcome.Converged).ToList();

            // What was changed is looked at once more, so that what AWS made of it is known.
            var changed = results.Any(r => r.Attempted);
            if (open.Count == 0 ? !changed : open.All(r => r.Outcome is Outcome.Stalled or Outcome.Blocked) && !changed)
            {
                return open;
            }

            failures = open.Any(r => r.Outcome is Outcome.Failed) ? failures + 1 : 0;
            var pause = RequeuePolicy.Next(open, failures, jitter: 1) is { } next && next < MaxPause ? next : open.Count == 0 ? TimeSpan.Zero : MaxPause;
            if (time.GetElapsedTime(start) + pause >= patience)
            {
                return open;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task<List<StepResult>> PassAsync(
        string environment,
        IReadOnlyCollection<string> apps,
        CommitId? commit,
        HashSet<ResourceId> made,
        CancellationToken cancellationToken)
    {
        var work = await workspace.OpenAsync(environment, commit, cancellationToken);
        var review = work.Plans.Request;
        var results = new List<StepResult>();
        foreach (var key in work.Plans.Keys.Where(k => apps.Count == 0 || (k.App is { } app && apps.Contains(app))))
        {
            var plan = await PlanAsync(work.Plans, key, made, cancellationToken);
            var request = new ApplyRequest(
                plan,
                review.Desired,
                review.World,
                review.Manifests.Platform!,
                review.Manifests.Environments[environment],
                commit);
            results.AddRange(await work.Applier.ApplyAsync(request, listener, cancellationToken));
        }

        return results;
    }

    /// <summary>A change that AWS took back is not made again: it would be taken back again, for as long as somebody waits.</summary>
    private static async Task<Plan> PlanAsync(EnvironmentPlans plans, ObjectKey key, HashSet<ResourceId> made, CancellationToken cancellationToken)
    {
        var plan = await plans.PlanAsync(key, holds: null, cancellationToken);
        var holds = plan.Steps
            .Where(s => s is { Mutates: true, Verb: Verb.Update } && made.Contains(s.Id))
            .Select(s => (s.Id, Failure: plans.FailureOf(s.Id)))
            .Where(s => s.Failure is not null)
            .ToDictionary(s => s.Id, s => new Refusal(s.Failure!.Reason, s.Failure.Message));
        return holds.Count == 0 ? plan : await plans.PlanAsync(key, holds, cancellationToken);
    }
}
