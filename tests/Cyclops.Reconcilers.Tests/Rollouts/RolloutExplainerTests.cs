using Cyclops.Engine.Kinds;
using Cyclops.LocalCloud.Faults;
using Cyclops.Model;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Rollouts;

public sealed class RolloutExplainerTests
{
    private static readonly ResourceId Service = EcsServiceKind.IdFor(new("staging", "haifa"));

    [Theory]
    [InlineData("logs:GetLogEvents", "does not keep running: container haifa exits with code 1; the old version (web:1, ")]
    [InlineData("ecs:DescribeTasks", null)]
    [InlineData("ecs:ListTasks", null)]
    public async Task What_cannot_be_read_leaves_a_poorer_sentence_and_no_error(string operation, string? sentence)
    {
        using var installation = await TakenBackAsync("web:crash");
        installation.Cloud.Faults.Add(new Fault { Operation = operation, Code = "AccessDenied", Status = 400 });

        var cause = await ExplainAsync(installation);

        Assert.Empty(installation.Cloud.Faults.Pending());
        Assert.Equal(sentence is not null, cause is not null);
        Assert.Contains(sentence ?? "", cause ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_load_balancers_own_words_come_from_events_when_no_target_is_left_to_ask()
    {
        using var installation = await TakenBackAsync("web:broken");
        installation.Cloud.Faults.Add(new Fault { Operation = "ecs:ListTasks", Code = "AccessDenied", Status = 400 });

        Assert.Contains("does not become healthy: the load balancer's health check at / of its tasks fails (due to (reason Health checks failed with these codes: [503])", await ExplainAsync(installation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Want_of_room_is_told_though_no_task_has_failed()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Cloud.Locked(_ =>
        {
            installation.Cloud.Services.Ecs.LimitCapacity("123456789012", "eu-west-1", "acme-staging", 1);
            return true;
        });
        installation.Commit(m => m.App("haifa", "web:2"));
        await installation.PassAsync();

        Assert.Contains("does not start: there is no room for its tasks (", await ExplainAsync(installation), StringComparison.Ordinal);
        Assert.Contains("keeps serving", await ExplainAsync(installation), StringComparison.Ordinal);
    }

    private static async Task<Installation> TakenBackAsync(string image)
    {
        var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        installation.Commit(m => m.App("haifa", image));
        await installation.PassAsync();
        return installation;
    }

    private static async Task<string?> ExplainAsync(Installation installation) =>
        await ((IRolloutExplainer)installation.Kinds[EcsServiceKind.KindName]).ExplainAsync("acme", Service, await installation.ObserveAsync(), default);
}
