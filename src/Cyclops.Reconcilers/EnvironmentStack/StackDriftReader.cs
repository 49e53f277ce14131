using Cyclops.Aws.CloudFormation;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>What people changed by hand in a stack, as CloudFormation's last detection found it.</summary>
internal sealed class StackDriftReader(DriftGateway drifts)
{
    /// <summary>A sentence for a stack that has drifted. What differs is read only then; when it cannot be, the sentence says that.</summary>
    public async Task<EquatableList<string>> ReadAsync(CloudStack stack, CancellationToken cancellationToken)
    {
        if (!stack.Drift.HasDrifted)
        {
            return [];
        }

        try
        {
            var all = await drifts.ListAsync(stack.Name, cancellationToken);
            var told = all.Select(ExpectedDrift.Without).OfType<StackResourceDrift>().ToList();
            return all.Count > 0 && told.Count == 0 ? [] : [StackDriftText.Of(stack, told)];
        }
        catch (CloudFault fault)
        {
            return [StackDriftText.Unread(stack, fault.Message)];
        }
    }
}
