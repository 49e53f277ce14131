using Cyclops.Aws.Ecs;
using Cyclops.Reconcilers.EcsService;

namespace Cyclops.Reconcilers.Tests.Rollouts;

public sealed class StoppedTasksTests
{
    [Theory]
    [InlineData("CannotPullContainerError: failed to resolve ref ckan/x:2: not found", "does not start: image ckan/x:2 was not found (CannotPullContainerError: failed to resolve ref ckan/x:2: not found)")]
    [InlineData("CannotPullContainerError: dial tcp: i/o timeout", "does not start: image ckan/x:2 could not be pulled (CannotPullContainerError: dial tcp: i/o timeout)")]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: x", "does not start: a secret or parameter that it needs is missing or cannot be read (ResourceInitializationError: unable to pull secrets or registry auth: x)")]
    [InlineData("ResourceInitializationError: failed to validate logger args", "does not start: what it needs to run could not be set up (ResourceInitializationError: failed to validate logger args)")]
    [InlineData("CannotCreateContainerError: no such device.", "does not start: CannotCreateContainerError: no such device")]
    public void A_task_that_cannot_start_says_what_it_lacks(string reason, string cause) =>
        Assert.Equal(cause, StoppedTasks.CauseOf(Task("TaskFailedToStart", reason, new EcsTaskContainer("x", "ckan/x:2", null, null, null))).ToString());

    [Fact]
    public void The_container_that_failed_is_named_and_not_the_one_that_was_ended_for_it()
    {
        var task = Task("EssentialContainerExited", "Essential container in task exited", new EcsTaskContainer("solr", "solr", 143, null, null), new EcsTaskContainer("x", "ckan/x", 3, null, null));

        Assert.Equal("does not keep running: container x exits with code 3", StoppedTasks.CauseOf(task).ToString());
    }

    [Fact]
    public void Want_of_memory_is_a_cause_of_its_own()
    {
        var task = Task("EssentialContainerExited", "Essential container in task exited", new EcsTaskContainer("x", "ckan/x", 137, "OutOfMemoryError: Container killed due to memory usage", null));

        Assert.StartsWith("does not keep running: container x ran out of memory and was killed (OutOfMemoryError", StoppedTasks.CauseOf(task).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_check_of_the_container_itself_names_it()
    {
        var task = Task("ServiceSchedulerInitiated", "Task failed container health checks", new EcsTaskContainer("x", "ckan/x", null, null, "UNHEALTHY"));

        Assert.Equal("does not become healthy: the health check of container x itself fails", StoppedTasks.CauseOf(task).ToString());
    }

    [Fact]
    public void Tasks_that_ecs_ended_to_make_room_are_no_failures() =>
        Assert.Null(StoppedTasks.Failed([Task("ServiceSchedulerInitiated", "Scaling activity initiated by (deployment ecs-svc/1)", new EcsTaskContainer("x", "ckan/x", 143, null, null))]));

    [Fact]
    public void An_answer_that_says_next_to_nothing_gives_a_poor_sentence_and_no_error() =>
        Assert.Equal("does not start: ECS gives no reason", StoppedTasks.CauseOf(Task("TaskFailedToStart", null)).ToString());

    [Fact]
    public void A_log_is_cut_to_its_last_lines_and_moves_no_cursor() =>
        Assert.Equal(
            "\"two\", \"\\u001b[31mred\", \"password=***\"",
            ForeignText.Log(["one", "two\n", "\u001b[31mred", "password=x\n\n"]));

    private static EcsTask Task(string stopCode, string? reason, params EcsTaskContainer[] containers) =>
        new("arn:aws:ecs:eu-west-1:1:task/c/1", "d:2", "ecs-svc/1", "STOPPED", stopCode, reason, null, null, [.. containers]);
}
