using System.Text.Json;
using Amazon.Scheduler.Internal;
using Amazon.Scheduler.Model;
using Cyclops.LocalCloud.Iam;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Scheduler;

/// <summary>EventBridge Scheduler: groups and schedules of ECS tasks, which are kept and run nothing.</summary>
internal sealed class SchedulerService : ILocalService
{
    private readonly ScheduleOperations _schedules;
    private readonly GroupOperations _groups;

    public SchedulerService(LocalCore core, IamService identities)
    {
        _schedules = new ScheduleOperations(Regions, identities);
        _groups = new GroupOperations(core, Regions);
    }

    public string Name => "scheduler";

    internal RegionalState<SchedulerRegion> Regions { get; } = new(() => new SchedulerRegion());

    public void Register(OperationTable operations) => operations
        .Add(Name, SchedulerSchema.Operations, "ValidationException")
        .On<CreateScheduleRequest, CreateScheduleResponse>(SchedulerSchema.CreateSchedule, _schedules.Create)
        .On<UpdateScheduleRequest, UpdateScheduleResponse>(SchedulerSchema.UpdateSchedule, _schedules.Update)
        .On<GetScheduleRequest, GetScheduleResponse>(SchedulerSchema.GetSchedule, _schedules.Get)
        .On<DeleteScheduleRequest, DeleteScheduleResponse>(SchedulerSchema.DeleteSchedule, _schedules.Delete)
        .On<ListSchedulesRequest, ListSchedulesResponse>(SchedulerSchema.ListSchedules, _schedules.List)
        .On<CreateScheduleGroupRequest, CreateScheduleGroupResponse>(SchedulerSchema.CreateScheduleGroup, _groups.Create)
        .On<GetScheduleGroupRequest, GetScheduleGroupResponse>(SchedulerSchema.GetScheduleGroup, _groups.Get)
        .On<DeleteScheduleGroupRequest, DeleteScheduleGroupResponse>(SchedulerSchema.DeleteScheduleGroup, _groups.Delete)
        .On<ListScheduleGroupsRequest, ListScheduleGroupsResponse>(SchedulerSchema.ListScheduleGroups, _groups.List)
        .On<TagResourceRequest, TagResourceResponse>(SchedulerSchema.TagResource, _groups.Tag)
        .On<UntagResourceRequest, UntagResourceResponse>(SchedulerSchema.UntagResource, _groups.Untag)
        .On<ListTagsForResourceRequest, ListTagsForResourceResponse>(SchedulerSchema.ListTagsForResource, _groups.ListTags);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var schedule in Regions.All.SelectMany(r => r.Value.Groups.Values).SelectMany(g => g.Schedules.Values))
        {
            json.WriteString($"{schedule.Model.GroupName}/{schedule.Model.Name}", schedule.Model.ScheduleExpression);
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();
}
