using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Scheduler;

public sealed class ScheduleTests
{
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_schedule_is_made_once_and_replaced_as_a_whole()
    {
        await GroupAsync();
        await _cloud.Scheduler.CreateScheduleAsync(Schedule("a.b"));
        await Assert.ThrowsAsync<ConflictException>(() => _cloud.Scheduler.CreateScheduleAsync(Schedule("a.b")));
        var made = await _cloud.Scheduler.GetScheduleAsync(new GetScheduleRequest { GroupName = "acme.staging", Name = "a.b" });
        Assert.Equal(("UTC", ScheduleState.ENABLED, 1), (made.ScheduleExpressionTimezone, made.State, made.Target.EcsParameters.TaskCount));

        await _cloud.Scheduler.UpdateScheduleAsync(new UpdateScheduleRequest { GroupName = "acme.staging", Name = "a.b", ScheduleExpression = "rate(2 days)", FlexibleTimeWindow = made.FlexibleTimeWindow, Target = made.Target });
        Assert.Null((await _cloud.Scheduler.GetScheduleAsync(new GetScheduleRequest { GroupName = "acme.staging", Name = "a.b" })).Description);

        await _cloud.Scheduler.DeleteScheduleAsync(new DeleteScheduleRequest { GroupName = "acme.staging", Name = "a.b" });
        Assert.Empty((await _cloud.Scheduler.ListSchedulesAsync(new ListSchedulesRequest { GroupName = "acme.staging" })).Schedules);
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.Scheduler.DeleteScheduleAsync(new DeleteScheduleRequest { GroupName = "acme.staging", Name = "a.b" }));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _cloud.Scheduler.ListSchedulesAsync(new ListSchedulesRequest { GroupName = "nobody" }));
    }

    [Fact]
    public async Task A_schedule_that_could_not_run_is_refused()
    {
        await GroupAsync();
        await Refused(s => s.Name = "a b");
        await Refused(s => s.ScheduleExpression = "0 3 * * *");
        await Refused(s => s.ScheduleExpression = "cron(0 3 * * * *)");
        await Refused(s => s.ScheduleExpression = "rate(1 hours)");
        await Refused(s => s.FlexibleTimeWindow.MaximumWindowInMinutes = 5);
        await Refused(s => s.Target.Input = "no json");
        await Refused(s => s.Target.EcsParameters = null);
        await Refused(s => s.Target.RoleArn = "arn:aws:iam::000000000000:role/nobody");
    }

    private async Task GroupAsync()
    {
        await _cloud.Scheduler.CreateScheduleGroupAsync(new CreateScheduleGroupRequest { Name = "acme.staging", Tags = [new Tag { Key = "team", Value = "web" }] });
        await _cloud.Iam.CreateRoleAsync(new Amazon.IdentityManagement.Model.CreateRoleRequest
        {
            RoleName = "jobs",
            AssumeRolePolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"scheduler.amazonaws.com"},"Action":"sts:AssumeRole"}]}""",
        });
    }

    private static CreateScheduleRequest Schedule(string name) => new()
    {
        GroupName = "acme.staging",
        Name = name,
        Description = "nightly",
        ScheduleExpression = "cron(0 3 * * ? *)",
        FlexibleTimeWindow = new() { Mode = FlexibleTimeWindowMode.OFF },
        Target = new()
        {
            Arn = $"arn:aws:ecs:eu-west-1:{Account}:cluster/staging",
            RoleArn = $"arn:aws:iam::{Account}:role/jobs",
            Input = "{}",
            EcsParameters = new() { TaskDefinitionArn = $"arn:aws:ecs:eu-west-1:{Account}:task-definition/web:1" },
        },
    };

    private static string Account => new Options.LocalCloudOptions().AccountId;

    private async Task Refused(Action<CreateScheduleRequest> spoil)
    {
        var request = Schedule("a.b");
        spoil(request);
        await Assert.ThrowsAsync<ValidationException>(() => _cloud.Scheduler.CreateScheduleAsync(request));
    }
}
