using Amazon.Scheduler.Model;

namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>EventBridge Scheduler.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html</remarks>
internal static class SchedulerActions
{
    public static IEnumerable<RequiredAction> Of(CallInput c) => c.Operation switch
    {
        "ListSchedules" or "ListScheduleGroups" => [c.On("*")],
        "CreateSchedule" or "UpdateSchedule" => [c.OnNew(Schedule(c)), .. c.Passing("scheduler.amazonaws.com", TargetOf(c)?.RoleArn)],
        "GetSchedule" or "DeleteSchedule" => [c.OnNew(Schedule(c))],
        "CreateScheduleGroup" => [c.OnNew(Group(c)), .. c.Tagging("TagResource", Group(c))],
        "GetScheduleGroup" or "DeleteScheduleGroup" => [c.On(Group(c))],
        _ => [c.On(c.Text("ResourceArn") ?? "*")],
    };

    private static Target? TargetOf(CallInput c) => c.Request switch
    {
        CreateScheduleRequest create => create.Target,
        UpdateScheduleRequest update => update.Target,
        _ => null,
    };

    private static string Schedule(CallInput c) => c.Arn("scheduler", $"schedule/{c.Text("GroupName") ?? "default"}/{c.Text("Name")}");

    private static string Group(CallInput c) => c.Arn("scheduler", $"schedule-group/{c.Text("Name")}");
}
