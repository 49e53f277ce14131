using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.CloudFormation;

/// <summary>Drift detection of AWS CloudFormation: whether what a stack holds still is as its template says.</summary>
public sealed class DriftGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Starts a detection, which takes up to minutes; what comes of it is then told of the stack. Changes nothing in it.</summary>
    /// <remarks>
    /// It takes a stack at rest, and the caller's own right to read each type of resource. Source: AWS CloudFormation User Guide,
    /// "Considerations when detecting drift".
    /// </remarks>
    public async Task DetectAsync(string stack, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(
                CallFamily.CloudFormation,
                "cloudformation:DetectStackDrift",
                stack,
                ct => clients.CloudFormation.DetectStackDriftAsync(new DetectStackDriftRequest { StackName = stack }, ct),
                cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "ValidationError" && fault.Message.Contains("already in progress", StringComparison.Ordinal))
        {
            // By an attempt whose answer was lost, or by somebody else: it comes to the same.
        }
    }

    /// <summary>What the last detection found changed or deleted, in order of names.</summary>
    public async Task<IReadOnlyList<StackResourceDrift>> ListAsync(string stack, CancellationToken cancellationToken)
    {
        var all = await Paging.CollectAsync("cloudformation:DescribeStackResourceDrifts", async token =>
        {
            var answer = await calls.SendAsync(
                CallFamily.CloudFormation,
                "cloudformation:DescribeStackResourceDrifts",
                stack,
                ct => clients.CloudFormation.DescribeStackResourceDriftsAsync(
                    new DescribeStackResourceDriftsRequest { StackName = stack, StackResourceDriftStatusFilters = ["MODIFIED", "DELETED"], NextToken = token }, ct),
                cancellationToken);
            return (answer.StackResourceDrifts?.Select(From), answer.NextToken);
        });
        return [.. all.OrderBy(d => d.LogicalId, StringComparer.Ordinal)];
    }

    private static StackResourceDrift From(Amazon.CloudFormation.Model.StackResourceDrift drift) => new(
        Answers.Whole(drift.LogicalResourceId, "cloudformation:DescribeStackResourceDrifts", "a resource"),
        drift.ResourceType ?? "",
        drift.StackResourceDriftStatus?.Value == "DELETED",
        (drift.PropertyDifferences ?? []).Select(From).ToEquatableList());

    /// <summary>What is not there is written <c>null</c> and told apart by the kind of difference.</summary>
    private static PropertyDrift From(PropertyDifference difference) => new(
        difference.PropertyPath ?? "",
        difference.DifferenceType == DifferenceType.ADD ? null : difference.ExpectedValue,
        difference.DifferenceType == DifferenceType.REMOVE ? null : difference.ActualValue);
}
