using Cyclops.Engine.Kinds;
using Cyclops.Engine.Planning;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;

namespace Cyclops.Engine.Applying;

/// <summary>Carries out a plan, step by step. A step that did not settle blocks those that depend on it.</summary>
public sealed class Applier(KindCatalog kinds)
{
    /// <summary>Carries out a plan.</summary>
    /// <returns>One result per step, in the plan's order.</returns>
    /// <exception cref="OperationCanceledException">The caller gave it up, or a deletion was under way when the plan was superseded.</exception>
    public async Task<IReadOnlyList<StepResult>> ApplyAsync(
        ApplyRequest request,
        IApplyListener listener,
        CancellationToken cancellationToken)
    {
        var knowledge = new Knowledge(request.World);
        var context = new VerbContext(
            request.Platform.Name,
            request.Environment,
            request.Platform.Tags,
            request.Commit,
            request.Platform.Safety.Retention,
            knowledge.Resolve,
            request.World);
        var results = new Dictionary<ResourceId, StepResult>();
        foreach (var step in request.Plan.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = Standing(step, request, results, knowledge)
                ?? await RunAsync(step, request, context, knowledge, listener, cancellationToken);
            results[step.Id] = result;
            await listener.FinishedAsync(result, cancellationToken);
        }

        return [.. request.Plan.Steps.Select(s => results[s.Id])];
    }

    /// <summary>The result of a step that is not attempted; null when it is to be.</summary>
    private StepResult? Standing(
        Step step,
        ApplyRequest request,
        Dictionary<ResourceId, StepResult> results,
        Knowledge knowledge)
    {
        if (step.Refusal is { } refusal)
        {
            return NotAttempted(
                refusal.WaitsFor is { } other ? new Outcome.Blocked(other, refusal.Message)
                : step.Verb == Verb.Keep ? new Outcome.Failed(refusal.Reason, refusal.Message)
                : new Outcome.Stalled(refusal.Reason, refusal.Message));
        }

        if (step.Verb == Verb.Keep)
        {
            var found = (Observation.Found)request.World[step.Id];
            return NotAttempted(kinds[step.Id.Kind].Readiness(request.Desired.Find(step.Id)!, found));
        }

        return Unsettled(step, request, results, knowledge) is { } on
            ? NotAttempted(new Outcome.Blocked(on, $"waits for {kinds[on.Kind].DisplayName} {on}"))
            : null;

        StepResult NotAttempted(Outcome outcome) => new(step, outcome, Attempted: false);
    }

    private ResourceId? Unsettled(
        Step step,
        ApplyRequest request,
        Dictionary<ResourceId, StepResult> results,
        Knowledge knowledge)
    {
        foreach (var dependency in step.DependsOn)
        {
            if (results.TryGetValue(dependency, out var result))
            {
                if (result.Outcome is not Outcome.Converged)
                {
                    return dependency;
                }
            }
            else if (request.World[dependency] is not Observation.Found)
            {
                return dependency;
            }
        }

        if (step.Verb == Verb.Delete)
        {
            return null;
        }

        var resource = request.Desired.Find(step.Id)!;
        return kinds[step.Id.Kind].References(resource)
            .FirstOrDefault(r => knowledge.Resolve(Input.Output(r.To, r.Output)).IsPending)?.To;
    }

    private async Task<StepResult> RunAsync(
        Step step,
        ApplyRequest request,
        VerbContext context,
        Knowledge knowledge,
        IApplyListener listener,
        CancellationToken cancellationToken)
    {
        await listener.StartingAsync(step, cancellationToken);
        using var deletion = step.Verb == Verb.Delete ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.Superseded) : null;
        try
        {
            var result = await CallAsync(step, request, context, deletion?.Token ?? cancellationToken);
            if (step.Verb != Verb.Delete)
            {
                knowledge.Learn(step.Id, result.Outputs);
            }

            return new(step, result.Outcome, Attempted: true);
        }
        catch (CloudFault fault)
        {
            return new(step, new Outcome.Failed(fault.Code, fault.Message), Attempted: true);
        }
    }

    private Task<VerbResult> CallAsync(Step step, ApplyRequest request, VerbContext context, CancellationToken cancellationToken)
    {
        var kind = kinds[step.Id.Kind];
        return step.Verb switch
        {
            Verb.Create => kind.CreateAsync(request.Desired.Find(step.Id)!, context, cancellationToken),
            Verb.Update => kind.UpdateAsync(request.Desired.Find(step.Id)!, Found(), step.Changes, context, cancellationToken),
            Verb.Delete => kind.DeleteAsync(step.Id, Found(), context, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        Observation.Found Found() => (Observation.Found)request.World[step.Id];
    }
}
