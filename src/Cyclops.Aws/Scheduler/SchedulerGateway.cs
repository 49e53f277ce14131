using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Scheduler;

/// <summary>EventBridge Scheduler in our records.</summary>
public sealed class SchedulerGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Largest page. Source: EventBridge Scheduler API Reference, ListSchedules.</summary>
    private const int PageSize = 100;

    private const string NotFound = "ResourceNotFoundException";

    /// <summary>The schedules of a group; none when there is no such group.</summary>
    public async Task<IReadOnlyList<ListedSchedule>> ListAsync(string group, CancellationToken cancellationToken)
    {
        const string operation = "scheduler:ListSchedules";
        try
        {
            var schedules = await Paging.CollectAsync<ScheduleSummary>(operation, async token =>
            {
                var page = await calls.SendAsync(
                    CallFamily.SchedulerRead,
                    operation,
                    $"group {group}",
                    ct => clients.Scheduler.ListSchedulesAsync(new ListSchedulesRequest { GroupName = group, MaxResults = PageSize, NextToken = token }, ct),
                    cancellationToken);
                return (Answers.Whole(page.Schedules, operation, $"group {group}"), page.NextToken);
            });
            return [.. schedules.Select(s => new ListedSchedule(s.Name, s.LastModificationDate))];
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            return [];
        }
    }

    /// <summary>A schedule as it is now; null: there is none of that name.</summary>
    public async Task<Schedule?> FindAsync(string group, string name, CancellationToken cancellationToken)
    {
        const string operation = "scheduler:GetSchedule";
        try
        {
            var answer = await calls.SendAsync(
                CallFamily.SchedulerRead,
                operation,
                About(group, name),
                ct => clients.Scheduler.GetScheduleAsync(new GetScheduleRequest { GroupName = group, Name = name }, ct),
                cancellationToken);
            return Of(group, name, answer, Answers.Whole(answer.Target, operation, About(group, name)));
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            return null;
        }
    }

    /// <summary>Makes a schedule.</summary>
    /// <exception cref="CloudFault">Among others <c>ConflictException</c> when there is one of that name.</exception>
    public Task CreateAsync(Schedule schedule, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.SchedulerModify,
            "scheduler:CreateSchedule",
            About(schedule.Group, schedule.Name),
            ct => clients.Scheduler.CreateScheduleAsync(
                new CreateScheduleRequest
                {
                    GroupName = schedule.Group,
                    Name = schedule.Name,
                    Description = schedule.Description,
                    ScheduleExpression = schedule.Expression,
                    ScheduleExpressionTimezone = schedule.Timezone,
                    FlexibleTimeWindow = new() { Mode = FlexibleTimeWindowMode.OFF },
                    State = ScheduleState.ENABLED,
                    Target = TargetOf(schedule),
                },
                ct),
            cancellationToken);

    /// <summary>Replaces all that a schedule says.</summary>
    public Task UpdateAsync(Schedule schedule, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.SchedulerModify,
            "scheduler:UpdateSchedule",
            About(schedule.Group, schedule.Name),
            ct => clients.Scheduler.UpdateScheduleAsync(
                new UpdateScheduleRequest
                {
                    GroupName = schedule.Group,
                    Name = schedule.Name,
                    Description = schedule.Description,
                    ScheduleExpression = schedule.Expression,
                    ScheduleExpressionTimezone = schedule.Timezone,
                    FlexibleTimeWindow = new() { Mode = FlexibleTimeWindowMode.OFF },
                    State = ScheduleState.ENABLED,
                    Target = TargetOf(schedule),
                },
                ct),
            cancellationToken);

    /// <summary>Removes a schedule; gone already is fine. What it has started runs on.</summary>
    public async Task DeleteAsync(string group, string name, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(
                CallFamily.SchedulerModify,
                "scheduler:DeleteSchedule",
                About(group, name),
                ct => clients.Scheduler.DeleteScheduleAsync(new DeleteScheduleRequest { GroupName = group, Name = name }, ct),
                cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            // Gone already, which is what was asked for.
        }
    }

    private static string About(string group, string name) => $"schedule {name} in group {group}";

    private static Target TargetOf(Schedule schedule) => new()
    {
        Arn = schedule.ClusterArn,
        RoleArn = schedule.RoleArn,
        Input = schedule.Input,
        EcsParameters = new()
        {
            TaskDefinitionArn = schedule.TaskDefinitionArn,
            TaskCount = 1,
            NetworkConfiguration = schedule.Subnets.Count == 0
                ? null
                : new() { AwsvpcConfiguration = new() { Subnets = [.. schedule.Subnets], SecurityGroups = [.. schedule.SecurityGroups], AssignPublicIp = AssignPublicIp.ENABLED } },
        },
    };

    private static Schedule Of(string group, string name, GetScheduleResponse answer, Target target)
    {
        var network = target.EcsParameters?.NetworkConfiguration?.AwsvpcConfiguration;
        return new(
            group,
            name,
            answer.ScheduleExpression ?? "",
            answer.ScheduleExpressionTimezone ?? "UTC",
            answer.Description ?? "",
            answer.State == ScheduleState.ENABLED,
            target.Arn ?? "",
            target.RoleArn ?? "",
            target.EcsParameters?.TaskDefinitionArn ?? "",
            target.Input ?? "",
            (network?.Subnets ?? []).ToEquatableList(),
            (network?.SecurityGroups ?? []).ToEquatableList(),
            OthersOf(answer, target));
    }

    private static string OthersOf(GetScheduleResponse answer, Target target)
    {
        string?[] others =
        [
            answer.FlexibleTimeWindow?.Mode == FlexibleTimeWindowMode.FLEXIBLE ? "a flexible window" : null,
            answer.StartDate is null ? null : "a start",
            answer.EndDate is null ? null : "an end",
            target.EcsParameters?.TaskCount is null or 1 ? null : "another number of tasks",
            target.EcsParameters?.LaunchType is null ? null : "a launch type",
        ];
        return string.Join(", ", others.OfType<string>());
    }
}
