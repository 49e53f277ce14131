using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Cyclops.LocalCloud.CloudFormation.Resources;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Compares the resources of a stack with what the services hold, once the clock has come so far.</summary>
internal sealed class DriftDetector(LocalCore core, ResourceWork work)
{
    /// <param name="only">The logical ids to look at; empty for all.</param>
    public DriftDetection Start(StackRegion region, StackState stack, IReadOnlyCollection<string> only, DateTimeOffset now)
    {
        var detection = new DriftDetection(core.Ids.Uuid(), stack.Id, now);
        region.DriftDetections.Add(detection.Id, detection);
        core.Timeline.Schedule(now + core.Options.Delays.DriftDetection, due => Detect(stack, detection, only, due));
        return detection;
    }

    private void Detect(StackState stack, DriftDetection detection, IReadOnlyCollection<string> only, DateTimeOffset now)
    {
        if (stack.IsBusy || stack.IsDeleted)
        {
            detection.Status = StackDriftDetectionStatus.DETECTION_FAILED;
            detection.Reason = $"The stack went into {stack.Status} while its drift was detected.";
            return;
        }

        foreach (var resource in stack.Resources.Values.Where(r => r.PhysicalId is not null && (only.Count == 0 || only.Contains(r.LogicalId))))
        {
            resource.Drift = Look(stack, resource, now);
        }

        var found = stack.Resources.Values.Select(r => r.Drift?.StackResourceDriftStatus).ToList();
        detection.Drifted = found.Count(s => s == StackResourceDriftStatus.MODIFIED || s == StackResourceDriftStatus.DELETED);
        detection.StackStatus = detection.Drifted > 0 ? StackDriftStatus.DRIFTED : StackDriftStatus.IN_SYNC;
        detection.Status = StackDriftDetectionStatus.DETECTION_COMPLETE;
        stack.Drift = new StackDriftInformation { StackDriftStatus = detection.StackStatus, LastCheckTimestamp = now.UtcDateTime };
    }

    private StackResourceDrift Look(StackState stack, StackResourceState resource, DateTimeOffset now)
    {
        var drift = new StackResourceDrift
        {
            StackId = stack.Id,
            LogicalResourceId = resource.LogicalId,
            PhysicalResourceId = resource.PhysicalId,
            ResourceType = resource.Type,
            Timestamp = now.UtcDateTime,
            PropertyDifferences = [],
        };
        try
        {
            if (work.Read(stack, resource, now) is not { } read)
            {
                drift.StackResourceDriftStatus = StackResourceDriftStatus.NOT_CHECKED;
                return drift;
            }

            DriftAttachments.Remove(stack, resource, read);
            var expected = PropertyDrift.Expected(resource.Properties);
            var actual = PropertyDrift.Actual(expected, read);
            drift.ExpectedProperties = expected.ToJsonString();
            drift.ActualProperties = actual.ToJsonString();
            drift.PropertyDifferences = PropertyDrift.Between(expected, actual);
            drift.StackResourceDriftStatus = drift.PropertyDifferences.Count == 0 ? StackResourceDriftStatus.IN_SYNC : StackResourceDriftStatus.MODIFIED;
        }
        catch (AmazonServiceException e) when (ResourceCall.IsAbsence(e))
        {
            drift.StackResourceDriftStatus = StackResourceDriftStatus.DELETED;
        }

        return drift;
    }
}
