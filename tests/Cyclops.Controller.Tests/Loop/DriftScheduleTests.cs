using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Sources;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Tests.Loop;

/// <summary>AWS is asked to look for changes by hand now and then, one resource a pass, and whatever comes of that harms nothing.</summary>
public sealed class DriftScheduleTests
{
    private const string Main = "staging Base/main";
    private const string Box = "staging/a Box/main";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void What_was_looked_at_within_the_interval_is_left_alone_until_that_is_over()
    {
        using var harness = Following();
        harness.Cloud.Detections[Main] = harness.Time.GetUtcNow() - TimeSpan.FromHours(23);

        harness.Pass(TimeSpan.FromMinutes(55));
        Assert.Empty(harness.Cloud.Detected);
        harness.Pass(TimeSpan.FromMinutes(15));

        Assert.Equal([Main], harness.Cloud.Detected);
    }

    [Fact]
    public void Those_not_looked_at_for_the_longest_come_first_one_a_pass()
    {
        using var harness = Following();
        Due(harness, (Main, 2), ("staging Base/b", 4), ("staging Base/c", 3));

        Until(harness, () => harness.Cloud.Detected.Count > 0);
        Assert.Equal(["staging Base/b"], harness.Cloud.Detected);
        harness.Pass(Soon);

        Assert.Equal(["staging Base/b", "staging Base/c", Main], harness.Cloud.Detected);
    }

    [Fact]
    public void Until_AWS_tells_of_a_look_it_is_not_asked_again()
    {
        using var harness = Following();
        Due(harness, (Main, 2));

        harness.Pass(TimeSpan.FromHours(3));

        Assert.Equal([Main], harness.Cloud.Detected);
    }

    [Fact]
    public void A_restart_with_an_empty_memory_goes_by_what_AWS_remembers()
    {
        using var harness = Following();
        Due(harness, (Main, 2));
        harness.Pass(Soon);
        harness.Cloud.Detections[Main] = harness.Time.GetUtcNow();
        harness.Kill();

        harness.Start();
        harness.Pass(TimeSpan.FromHours(2));

        Assert.Equal([Main], harness.Cloud.Detected);
    }

    [Fact]
    public void A_look_that_fails_is_one_warning_harms_no_pass_and_waits_for_the_interval()
    {
        using var harness = new Harness { DriftInterval = TimeSpan.FromHours(1) };
        Follow(harness, TestManifests.Set(("a", "v1")));
        harness.Cloud.DetectionFault = new CloudFault("AccessDenied", "not allowed to look", isTransient: false);
        Due(harness, (Main, 2));

        harness.Pass(TimeSpan.FromMinutes(55));

        Assert.Equal([Main], harness.Cloud.Detected);
        Assert.Equal(1, harness.Log.Count("Warning: staging: AWS could not be asked whether Base/main was changed by hand, and is asked again in 01:00:00: not allowed to look"));
        Assert.Equal(ConditionStatus.True, harness.Condition("staging", ConditionType.Ready).Status);
        Assert.Equal(ConditionStatus.False, harness.Condition("staging", ConditionType.Degraded).Status);
        harness.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal([Main, Main], harness.Cloud.Detected);
    }

    [Fact]
    public void A_mistake_in_a_look_ends_no_loop()
    {
        using var harness = Following();
        harness.Cloud.DetectionFault = new InvalidOperationException("a mistake");
        Due(harness, (Main, 2));

        harness.Pass(Soon);
        harness.Push(TestManifests.Set(("a", "v2")));

        Assert.Equal("v2", harness.Cloud.Things[Box]);
        Assert.Equal(ConditionStatus.False, harness.Condition("staging", ConditionType.Degraded).Status);
    }

    [Fact]
    public void Nothing_is_looked_at_in_a_pass_that_changes_it()
    {
        using var harness = Following();
        harness.Cloud.Standings[Main] = new Outcome.Progressing("UnderWay", "not yet", TimeSpan.FromMinutes(1));
        harness.Cloud.Put(new(ObjectKey.ForEnvironment("staging"), "Base", "main"), "by hand");
        Due(harness, (Main, 2));
        harness.Cloud.Calls.Clear();

        Until(harness, () => harness.Cloud.Calls.Count > 0);
        harness.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal([$"Update {Main}"], harness.Cloud.Calls);
        Assert.Empty(harness.Cloud.Detected);
        harness.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal([Main], harness.Cloud.Detected);
    }

    [Fact]
    public void An_environment_that_is_paused_or_whose_branch_is_held_is_looked_at_too()
    {
        var manifests = TestManifests.Set(("a", "v1"));
        using var paused = Following();
        paused.Push(manifests.Paused());
        Due(paused, (Main, 2));
        using var held = Following();
        held.Source.FetchFault = new SourceException("FetchFailed", "nobody answers");
        Due(held, (Main, 2));

        paused.Pass(Soon);
        held.Pass(Soon);

        Assert.Equal([Main], paused.Cloud.Detected);
        Assert.Equal([Main], held.Cloud.Detected);
    }

    [Fact]
    public void Switched_off_AWS_is_never_asked()
    {
        using var harness = new Harness { DriftInterval = null };
        Follow(harness, TestManifests.Set(("a", "v1")));
        Due(harness, (Main, 2));

        harness.Pass(Soon);

        Assert.Empty(harness.Cloud.Detected);
    }

    [Fact]
    public void What_belongs_to_an_app_is_not_the_environments_to_look_at()
    {
        using var harness = Following();
        Due(harness, (Box, 2));

        harness.Pass(Soon);

        Assert.Empty(harness.Cloud.Detected);
    }

    private static void Until(Harness harness, Func<bool> condition)
    {
        for (var second = 0; second < 600 && !condition(); second++)
        {
            harness.Pass(TimeSpan.FromSeconds(1));
        }
    }

    private static Harness Following() => Harness.Following(TestManifests.Set(("a", "v1")));

    private static void Follow(Harness harness, ManifestSet manifests)
    {
        harness.Source.Push(manifests);
        harness.Start();
        harness.Pass(TimeSpan.FromSeconds(10));
    }

    /// <summary>Resources, made where they are not there, that were looked at so many days ago.</summary>
    private static void Due(Harness harness, params (string Resource, int Days)[] all)
    {
        foreach (var (resource, days) in all)
        {
            harness.Cloud.Detections[resource] = harness.Time.GetUtcNow() - (Day * days);
            if (!harness.Cloud.Things.ContainsKey(resource))
            {
                harness.Cloud.Put(new(ObjectKey.ForEnvironment("staging"), "Base", resource.Split('/')[1]), "other");
            }
        }
    }
}
