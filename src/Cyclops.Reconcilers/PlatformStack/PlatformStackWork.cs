using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.Ec2;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EnvironmentStack;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>Makes or changes the platform's stack and watches it. Given up in the middle, it goes on where it was when it is begun again.</summary>
public sealed class PlatformStackWork(CloudFormationGateway cloudFormation, Ec2Gateway ec2, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Does what a plan says.</summary>
    /// <param name="plan">One that is not stuck.</param>
    /// <param name="progress">Hears of each resource whose status has changed.</param>
    /// <param name="cancellationToken">Gives it up; CloudFormation goes on.</param>
    /// <returns>The stack at the end of it.</returns>
    /// <exception cref="CloudFault">AWS refused, or the stack is gone (<c>StackGone</c>).</exception>
    public async Task<CloudStack> RunAsync(PlatformStackPlan plan, Action<StackResource> progress, CancellationToken cancellationToken)
    {
        var name = plan.Template.StackName;
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (plan.Found is not null)
        {
            await ShowAsync(name, shown, _ => { }, cancellationToken);
        }

        switch (plan.Step)
        {
            case PlatformStackStep.Create:
                await cloudFormation.CreateAsync(await RequestAsync(plan, $"cyclops-{plan.Template.Hash}", cancellationToken), cancellationToken);
                break;
            case PlatformStackStep.Update:
                await ChangeAsync(plan, plan.Found!, cancellationToken);
                break;
        }

        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var stack = (await cloudFormation.ListAsync(cancellationToken)).FirstOrDefault(s => s.Name == name)
                ?? throw new CloudFault("StackGone", $"stack {name} is not there any more: somebody has removed it meanwhile", isTransient: false);
            await ShowAsync(name, shown, progress, cancellationToken);
            if (!StackStatus.IsInProgress(stack.Status))
            {
                return stack;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task ShowAsync(string name, SortedDictionary<string, string> shown, Action<StackResource> progress, CancellationToken cancellationToken)
    {
        foreach (var resource in await cloudFormation.ListResourcesAsync(name, cancellationToken))
        {
            if (shown.GetValueOrDefault(resource.LogicalId) != resource.Status)
            {
                shown[resource.LogicalId] = resource.Status;
                progress(resource);
            }
        }
    }

    /// <summary>Has the change worked out, and makes it.</summary>
    private async Task ChangeAsync(PlatformStackPlan plan, CloudStack stack, CancellationToken cancellationToken)
    {
        var name = $"cyclops-{plan.Template.Hash}-{stack.ChangedAt.UtcTicks:x}";
        try
        {
            await cloudFormation.ChangeSets.CreateAsync(name, await RequestAsync(plan, name, cancellationToken), cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code is "AlreadyExistsException" or "AlreadyExists")
        {
            // By a run that was given up.
        }

        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var changeSet = await cloudFormation.ChangeSets.FindAsync(stack.Name, name, cancellationToken)
                ?? throw new CloudFault("ChangeSetGone", $"change set {name} of stack {stack.Name} is not there any more; run this again", isTransient: true);
            if (changeSet.IsReady)
            {
                await cloudFormation.ChangeSets.ExecuteAsync(stack.Name, name, name, cancellationToken);
                return;
            }

            if (!changeSet.IsPending)
            {
                await cloudFormation.ChangeSets.DeleteAsync(stack.Name, name, cancellationToken);
                throw new CloudFault("ChangeSetFailed", $"stack {stack.Name}: CloudFormation cannot work out the change: {changeSet.StatusReason ?? changeSet.ExecutionStatus}", isTransient: false);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task<StackRequest> RequestAsync(PlatformStackPlan plan, string token, CancellationToken cancellationToken) =>
        new(plan.Template.StackName, plan.Template.Body, await ParametersAsync(plan, cancellationToken), token, plan.Tags) { NamesRoles = true };

    /// <summary>Zones are looked up once and kept: another one would make a subnet anew.</summary>
    private async Task<Dictionary<string, string>> ParametersAsync(PlatformStackPlan plan, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<string>? zones = null;
        foreach (var (index, name) in plan.Template.ZoneParameters.Index())
        {
            if (plan.Found?.Parameters.GetValueOrDefault(name) is { } kept)
            {
                parameters[name] = kept;
                continue;
            }

            zones ??= await ec2.ListZonesAsync(cancellationToken);
            parameters[name] = zones.Count > index
                ? zones[index]
                : throw new CloudFault("TooFewZones", $"the controller's network takes {plan.Template.ZoneParameters.Count} availability zones and the region has {zones.Count}", isTransient: false);
        }

        return parameters;
    }
}
