using Amazon.Scheduler;
using Amazon.Scheduler.Model;

namespace Cyclops.LocalCloud.Scheduler;

/// <summary>Groups of schedules, which have the tags.</summary>
internal sealed class GroupOperations(LocalCore core, RegionalState<SchedulerRegion> regions)
{
    private const int PageSize = 100;

    public CreateScheduleGroupResponse Create(CreateScheduleGroupRequest request, CallContext call)
    {
        ScheduleRules.CheckName(request.Name, "name");
        var groups = regions[call].Groups;
        if (request.Name == SchedulerRegion.Default || groups.ContainsKey(request.Name))
        {
            throw new ConflictException($"Schedule group {request.Name} already exists.");
        }

        var made = new HeldScheduleGroup(request.Name, call.Arn("scheduler", $"schedule-group/{request.Name}"), call.NowUtc);
        Set(made, request.Tags);
        groups.Add(request.Name, made);
        return new CreateScheduleGroupResponse { ScheduleGroupArn = made.Arn };
    }

    public GetScheduleGroupResponse Get(GetScheduleGroupRequest request, CallContext call)
    {
        var group = regions[call].Group(request.Name, call);
        return new GetScheduleGroupResponse { Arn = group.Arn, Name = group.Name, State = ScheduleGroupState.ACTIVE, CreationDate = group.Made, LastModificationDate = group.Made };
    }

    /// <summary>Its schedules go with it. AWS takes a while over it; here it is gone at once.</summary>
    public DeleteScheduleGroupResponse Delete(DeleteScheduleGroupRequest request, CallContext call)
    {
        if (request.Name == SchedulerRegion.Default)
        {
            throw new ValidationException("The default schedule group cannot be deleted.");
        }

        regions[call].Groups.Remove(regions[call].Group(request.Name, call).Name);
        return new DeleteScheduleGroupResponse();
    }

    public ListScheduleGroupsResponse List(ListScheduleGroupsRequest request, CallContext call)
    {
        _ = regions[call].Group(SchedulerRegion.Default, call);
        var all = regions[call].Groups.Values.Where(g => request.NamePrefix is not { } prefix || g.Name.StartsWith(prefix, StringComparison.Ordinal));
        var page = Paging.Cut(all, g => g.Name, request.NextToken, Math.Clamp(request.MaxResults ?? PageSize, 1, PageSize), () => new ValidationException("The NextToken is not valid."));
        return new ListScheduleGroupsResponse
        {
            ScheduleGroups = page.Items.ConvertAll(g => new ScheduleGroupSummary { Arn = g.Arn, Name = g.Name, State = ScheduleGroupState.ACTIVE, CreationDate = g.Made, LastModificationDate = g.Made }),
            NextToken = page.Next,
        };
    }

    public TagResourceResponse Tag(TagResourceRequest request, CallContext call)
    {
        Set(Of(request.ResourceArn, call), request.Tags);
        return new TagResourceResponse();
    }

    public UntagResourceResponse Untag(UntagResourceRequest request, CallContext call)
    {
        Of(request.ResourceArn, call).Tags.Remove(request.TagKeys);
        return new UntagResourceResponse();
    }

    public ListTagsForResourceResponse ListTags(ListTagsForResourceRequest request, CallContext call) =>
        new() { Tags = [.. Of(request.ResourceArn, call).Tags.All.Select(t => new Tag { Key = t.Key, Value = t.Value })] };

    private void Set(HeldScheduleGroup group, List<Tag>? given)
    {
        var tags = (given ?? []).ConvertAll(t => KeyValuePair.Create(t.Key, (string?)t.Value));
        if (group.Tags.Problem(tags, core.Options.Quotas.TagsPerResource) is { } problem)
        {
            throw new ValidationException(problem);
        }

        group.Tags.Set(tags);
    }

    private HeldScheduleGroup Of(string arn, CallContext call) =>
        regions[call].Groups.Values.FirstOrDefault(g => g.Arn == arn) ?? throw new ResourceNotFoundException($"{arn} does not exist.");
}
