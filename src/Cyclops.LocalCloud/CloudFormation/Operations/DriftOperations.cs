using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>Drift: whether somebody has changed the resources of a stack behind its back.</summary>
internal sealed class DriftOperations(RegionalState<StackRegion> regions, StackOperations stacks, DriftDetector detector)
{
    private const int LargestPage = 100;

    public DetectStackDriftResponse DetectStackDrift(DetectStackDriftRequest request, CallContext call)
    {
        var stack = stacks.Existing(request.StackName, call);
        if (stack.Status.Value is not ("CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "UPDATE_ROLLBACK_FAILED"))
        {
            throw AwsErrors.Validation($"Drift detection cannot be performed on stack [{stack.Id}] while it is in [{stack.Status}] state");
        }

        if (regions[call].DriftDetections.Values.FirstOrDefault(d => d.StackId == stack.Id && d.Status == StackDriftDetectionStatus.DETECTION_IN_PROGRESS) is { } running)
        {
            throw AwsErrors.Validation($"Drift detection is already in progress for stack [{stack.Id}]: {running.Id}");
        }

        var only = request.LogicalResourceIds ?? [];
        if (only.Find(id => !stack.Resources.ContainsKey(id)) is { } unknown)
        {
            throw AwsErrors.Validation($"Resource {unknown} does not exist for stack {stack.Name}");
        }

        return new DetectStackDriftResponse { StackDriftDetectionId = detector.Start(regions[call], stack, only, call.Now).Id };
    }

    public DescribeStackDriftDetectionStatusResponse DescribeStackDriftDetectionStatus(DescribeStackDriftDetectionStatusRequest request, CallContext call)
    {
        if (!regions[call].DriftDetections.TryGetValue(request.StackDriftDetectionId, out var detection))
        {
            throw AwsErrors.Validation($"Drift detection with id {request.StackDriftDetectionId} does not exist");
        }

        return new DescribeStackDriftDetectionStatusResponse
        {
            StackId = detection.StackId,
            StackDriftDetectionId = detection.Id,
            StackDriftStatus = detection.StackStatus,
            DetectionStatus = detection.Status,
            DetectionStatusReason = detection.Reason,
            DriftedStackResourceCount = detection.Drifted,
            Timestamp = detection.Started.UtcDateTime,
        };
    }

    /// <summary>AWS: the resources whose types take no part in drift detection are not among them.</summary>
    public DescribeStackResourceDriftsResponse DescribeStackResourceDrifts(DescribeStackResourceDriftsRequest request, CallContext call)
    {
        if (request.MaxResults is < 1 or > LargestPage)
        {
            throw AwsErrors.Validation($"1 validation error detected: Value '{request.MaxResults}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and {LargestPage}");
        }

        var drifts = stacks.Existing(request.StackName, call).Resources.Values
            .Select(r => r.Drift)
            .OfType<StackResourceDrift>()
            .Where(d => d.StackResourceDriftStatus != StackResourceDriftStatus.NOT_CHECKED)
            .Where(d => request.StackResourceDriftStatusFilters is not { Count: > 0 } filters || filters.Contains(d.StackResourceDriftStatus.Value));
        var page = Paging.Cut(drifts, d => d.LogicalResourceId, request.NextToken, request.MaxResults ?? LargestPage, () => AwsErrors.Validation("The specified NextToken is invalid."));
        return new DescribeStackResourceDriftsResponse { StackResourceDrifts = page.Items, NextToken = page.Next };
    }
}
