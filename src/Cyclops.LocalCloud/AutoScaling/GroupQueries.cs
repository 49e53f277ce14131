using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;

namespace Cyclops.LocalCloud.AutoScaling;

/// <summary>Reading groups, and the operations on single instances.</summary>
internal sealed class GroupQueries(LocalCore core, RegionalState<AutoScalingRegion> regions, GroupScaler scaler)
{
    private const int PageSize = 50;
    private const int MaxPageSize = 100;

    public DescribeAutoScalingGroupsResponse DescribeAutoScalingGroups(DescribeAutoScalingGroupsRequest request, CallContext call)
    {
        var found = regions[call].Groups.Values
            .Where(g => request.AutoScalingGroupNames is not { Count: > 0 } names || names.Contains(g.Group.AutoScalingGroupName))
            .Where(g => (request.Filters ?? []).All(f => Matches(g.Group, f)));
        var page = Page(found, g => g.Group.AutoScalingGroupName, request.NextToken, request.MaxRecords);
        return new DescribeAutoScalingGroupsResponse { AutoScalingGroups = [.. page.Items.Select(g => g.Group)], NextToken = page.Next };
    }

    public DescribeAutoScalingInstancesResponse DescribeAutoScalingInstances(DescribeAutoScalingInstancesRequest request, CallContext call)
    {
        var found = from state in regions[call].Groups.Values
                    from instance in state.Group.Instances
                    where request.InstanceIds is not { Count: > 0 } ids || ids.Contains(instance.InstanceId)
                    orderby instance.InstanceId
                    select new AutoScalingInstanceDetails
                    {
                        InstanceId = instance.InstanceId,
                        InstanceType = instance.InstanceType,
                        AutoScalingGroupName = state.Group.AutoScalingGroupName,
                        AvailabilityZone = instance.AvailabilityZone,
                        LifecycleState = instance.LifecycleState.Value,
                        HealthStatus = "HEALTHY",
                        LaunchTemplate = instance.LaunchTemplate,
                        ProtectedFromScaleIn = instance.ProtectedFromScaleIn,
                    };
        var page = Page(found, i => i.InstanceId, request.NextToken, request.MaxRecords);
        return new DescribeAutoScalingInstancesResponse { AutoScalingInstances = page.Items, NextToken = page.Next };
    }

    public DescribeScalingActivitiesResponse DescribeScalingActivities(DescribeScalingActivitiesRequest request, CallContext call)
    {
        var found = regions[call].Groups.Values
            .Where(g => request.AutoScalingGroupName is null || g.Group.AutoScalingGroupName == request.AutoScalingGroupName)
            .SelectMany(g => g.Activities).Reverse()
            .Select((a, i) => (Activity: a, Key: Paging.Key(i)));
        var page = Page(found, a => a.Key, request.NextToken, request.MaxRecords);
        return new DescribeScalingActivitiesResponse { Activities = [.. page.Items.Select(a => a.Activity)], NextToken = page.Next };
    }

    public DescribeTagsResponse DescribeTags(DescribeTagsRequest request, CallContext call)
    {
        var found = regions[call].Groups.Values.SelectMany(g => g.Group.Tags)
            .Where(t => (request.Filters ?? []).All(f => f.Name switch
            {
                "auto-scaling-group" => f.Values.Contains(t.ResourceId),
                "key" => f.Values.Contains(t.Key),
                "value" => f.Values.Contains(t.Value),
                _ => true,
            }))
            .OrderBy(t => $"{t.ResourceId} {t.Key}", StringComparer.Ordinal);
        var page = Page(found, t => $"{t.ResourceId} {t.Key}", request.NextToken, request.MaxRecords);
        return new DescribeTagsResponse { Tags = page.Items, NextToken = page.Next };
    }

    public TerminateInstanceInAutoScalingGroupResponse TerminateInstanceInAutoScalingGroup(TerminateInstanceInAutoScalingGroupRequest request, CallContext call)
    {
        var state = regions[call].Groups.Values.FirstOrDefault(g => g.Group.Instances.Exists(i => i.InstanceId == request.InstanceId))
            ?? throw AwsErrors.Validation($"Instance Id not found - No managed instance found for instance ID: {request.InstanceId}");
        if (request.ShouldDecrementDesiredCapacity == true)
        {
            state.Group.DesiredCapacity--;
        }

        scaler.Terminate(state, state.Group.Instances.Find(i => i.InstanceId == request.InstanceId)!, call);
        scaler.Scale(state, call);
        return new TerminateInstanceInAutoScalingGroupResponse { Activity = state.Activities.Find(a => a.Description.EndsWith(request.InstanceId, StringComparison.Ordinal)) };
    }

    public SetInstanceProtectionResponse SetInstanceProtection(SetInstanceProtectionRequest request, CallContext call)
    {
        var group = regions[call].Group(request.AutoScalingGroupName).Group;
        foreach (var instance in group.Instances.Where(i => request.InstanceIds?.Contains(i.InstanceId) == true))
        {
            instance.ProtectedFromScaleIn = request.ProtectedFromScaleIn;
        }

        return new SetInstanceProtectionResponse();
    }

    /// <summary>Replaces all instances at once.</summary>
    public StartInstanceRefreshResponse StartInstanceRefresh(StartInstanceRefreshRequest request, CallContext call)
    {
        var state = regions[call].Group(request.AutoScalingGroupName);
        foreach (var old in state.Group.Instances.ToList())
        {
            scaler.Terminate(state, old, call);
        }

        scaler.Scale(state, call);
        var id = core.Ids.Uuid();
        state.Refreshes.Add(new InstanceRefresh
        {
            InstanceRefreshId = id,
            AutoScalingGroupName = state.Group.AutoScalingGroupName,
            Status = InstanceRefreshStatus.Successful,
            StartTime = call.NowUtc,
            EndTime = call.NowUtc,
            PercentageComplete = 100,
            InstancesToUpdate = 0,
        });
        return new StartInstanceRefreshResponse { InstanceRefreshId = id };
    }

    public DescribeInstanceRefreshesResponse DescribeInstanceRefreshes(DescribeInstanceRefreshesRequest request, CallContext call) =>
        new() { InstanceRefreshes = [.. regions[call].Group(request.AutoScalingGroupName).Refreshes.AsEnumerable().Reverse()] };

    private static bool Matches(AutoScalingGroup group, Filter filter) => filter.Name switch
    {
        "tag-key" => group.Tags.Exists(t => filter.Values.Contains(t.Key)),
        "tag-value" => group.Tags.Exists(t => filter.Values.Contains(t.Value)),
        _ when filter.Name.StartsWith("tag:", StringComparison.Ordinal) => group.Tags.Exists(t => t.Key == filter.Name[4..] && filter.Values.Contains(t.Value)),
        _ => throw AwsErrors.Validation($"Filter type {filter.Name} is not correct. Allowed Filter types are: tag-key tag-value tag:<key>"),
    };

    private static Page<T> Page<T>(IEnumerable<T> all, Func<T, string> key, string? token, int? maxRecords) =>
        Paging.Cut(all, key, token, Math.Clamp(maxRecords ?? PageSize, 1, MaxPageSize), () => new InvalidNextTokenException("The NextToken value is not valid."));
}
