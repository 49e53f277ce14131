using Cyclops.LocalCloud.Faults;
using Cyclops.Reconcilers.Tests.Support;

namespace Cyclops.Reconcilers.Tests.Wire;

/// <summary>A call took effect and its answer was lost: the end state is the one without the loss, nothing is there twice.</summary>
public sealed class LostAnswerTests
{
    /// <summary>The SDK sends a call that may be sent again up to three times: so often the answer is lost.</summary>
    private const int Always = 3;

    [Theory]
    [InlineData("cloudformation:CreateStack", 1)]
    [InlineData("logs:CreateLogGroup", 1)]
    [InlineData("logs:PutRetentionPolicy", 1)]
    [InlineData("ecs:RegisterTaskDefinition", 1)]
    [InlineData("elbv2:CreateTargetGroup", 1)]
    [InlineData("elbv2:CreateTargetGroup", Always)]
    [InlineData("elbv2:ModifyTargetGroupAttributes", Always)]
    [InlineData("elbv2:CreateRule", 1)]
    [InlineData("elbv2:CreateRule", Always)]
    [InlineData("ecs:CreateService", 1)]
    [InlineData("ecs:CreateService", Always)]
    [InlineData("route53:ChangeResourceRecordSets", 1)]
    public async Task A_lost_answer_to_a_creation_leaves_nothing_twice(string operation, int times)
    {
        using var undisturbed = await Installation.SettledAsync(OneApp());
        using var installation = new Installation(OneApp());
        installation.Cloud.Faults.Add(Lost(operation, times));

        await installation.SettleAsync();

        Assert.Empty(installation.Cloud.Faults.Pending());
        Assert.Equal(await Inventory.OfAsync(undisturbed.Raw), await Inventory.OfAsync(installation.Raw));
    }

    [Theory]
    [InlineData("ecs:UpdateService")]
    [InlineData("ecs:RegisterTaskDefinition")]
    [InlineData("ecs:TagResource")]
    [InlineData("ecs:DeregisterTaskDefinition")]
    public async Task A_lost_answer_to_a_rollout_leaves_nothing_twice(string operation)
    {
        using var undisturbed = await Installation.SettledAsync(OneApp());
        undisturbed.Commit(m => m.App("haifa", "web:2"));
        await undisturbed.SettleAsync();
        using var installation = await Installation.SettledAsync(OneApp());
        installation.Commit(m => m.App("haifa", "web:2"));
        installation.Cloud.Faults.Add(Lost(operation, 1));

        await installation.SettleAsync();

        Assert.Empty(installation.Cloud.Faults.Pending());
        Assert.Equal(await Inventory.OfAsync(undisturbed.Raw), await Inventory.OfAsync(installation.Raw));
    }

    [Theory]
    [InlineData("ecs:DeleteService")]
    [InlineData("ecs:DeregisterTaskDefinition")]
    [InlineData("elbv2:DeleteRule")]
    [InlineData("elbv2:DeleteTargetGroup")]
    [InlineData("logs:DeleteLogGroup")]
    [InlineData("route53:ChangeResourceRecordSets")]
    public async Task A_lost_answer_to_a_removal_leaves_nothing_behind(string operation)
    {
        using var installation = await Installation.SettledAsync(OneApp().App("jaffa"));
        installation.Commit(m => m.Remove("haifa"));
        installation.Cloud.Faults.Add(Lost(operation, 1));

        await installation.SettleAsync();

        Assert.Empty(installation.Cloud.Faults.Pending());
        Assert.DoesNotContain(await Inventory.OfAsync(installation.Raw), l => l.Contains("haifa", StringComparison.Ordinal));
    }

    private static Manifests OneApp() => Manifests.Empty().App("haifa");

    private static Fault Lost(string operation, int times) =>
        new() { Operation = operation, Kind = FaultKind.Drop, Moment = FaultMoment.After, Times = times };
}
