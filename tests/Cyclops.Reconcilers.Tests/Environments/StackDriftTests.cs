using Amazon.CloudFormation.Model;
using Amazon.CloudWatchLogs.Model;
using Cyclops.Aws.CloudFormation;
using Cyclops.Engine.Kinds;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Options;
using Cyclops.Model;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Tests.Support;
using Cyclops.Testing;
using PropertyDrift = Cyclops.Aws.CloudFormation.PropertyDrift;
using StackResourceDrift = Cyclops.Aws.CloudFormation.StackResourceDrift;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>What people change by hand in stacks is seen once CloudFormation has looked, and said; nothing is done about it.</summary>
public sealed class StackDriftTests
{
    private const string Network = "cyclops-acme-staging-network";
    private const string Cluster = "cyclops-acme-staging-cluster";
    private const string LogGroup = "/cyclops/acme/staging/_cluster";
    private const string Reading = "cloudformation:DescribeStackResourceDrifts";

    [Fact]
    public async Task A_change_by_hand_is_a_warning_that_names_it_and_no_difference()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        await ChangeRetentionAsync(installation, 3);
        await DetectAsync(installation, Cluster);
        installation.Cloud.Recorder.Clear();

        var plan = await PlanAsync(installation);

        Assert.True(plan.IsEmpty);
        Assert.All(plan.Steps, s => Assert.Null(s.Refusal));
        Assert.Matches(
            $"^stack {Cluster} was changed outside of CloudFormation [(]seen [0-9-]+ [0-9:]+ UTC[)]: LogGroup LogGroup: /RetentionInDays is 3, its template says 30[.] CloudFormation does not put it back: undo it by hand, or make the change in the manifest$",
            Assert.Single(plan.Warnings));
        Assert.Equal(0, installation.Cloud.Recorder.MutatingCount);
        Assert.Equal(1, installation.Cloud.Recorder.Counts()[Reading]);
    }

    [Fact]
    public async Task What_was_deleted_by_hand_is_said_too()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty());
        await installation.Raw.Logs.DeleteLogGroupAsync(new DeleteLogGroupRequest { LogGroupName = LogGroup });
        await DetectAsync(installation, Cluster);

        Assert.Contains(": LogGroup LogGroup was deleted. ", Assert.Single((await PlanAsync(installation)).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_is_undone_and_looked_at_again_nothing_is_said_any_more()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty());
        await ChangeRetentionAsync(installation, 3);
        await DetectAsync(installation, Cluster);
        await ChangeRetentionAsync(installation, 30);
        Assert.NotEmpty((await PlanAsync(installation)).Warnings);

        await DetectAsync(installation, Cluster);

        Assert.Empty((await PlanAsync(installation)).Warnings);
    }

    [Fact]
    public async Task Before_CloudFormation_has_looked_nothing_is_read_and_nothing_said()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty());
        await ChangeRetentionAsync(installation, 3);
        await DetectAsync(installation, Network);
        installation.Cloud.Recorder.Clear();

        Assert.Empty((await PlanAsync(installation)).Warnings);
        Assert.DoesNotContain(Reading, installation.Cloud.Recorder.Counts().Keys);
    }

    [Fact]
    public async Task When_what_was_changed_cannot_be_read_the_warning_says_that_and_the_stack_is_still_known()
    {
        using var installation = await Installation.SettledAsync(Manifests.Empty().App("haifa"));
        await ChangeRetentionAsync(installation, 3);
        await DetectAsync(installation, Cluster);
        installation.Cloud.Faults.Add(new Fault { Operation = Reading, Code = "AccessDenied", Message = "not for you", Status = 403, Times = 10 });

        var plan = await PlanAsync(installation);

        Assert.True(plan.IsEmpty);
        Assert.All(plan.Steps, s => Assert.Null(s.Refusal));
        Assert.Contains("and what was changed could not be read: cloudformation:DescribeStackResourceDrifts for", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_was_never_looked_at_counts_from_when_it_was_made_and_later_from_the_last_look()
    {
        var clock = new ManualTime();
        using var installation = await Installation.SettledAsync(Manifests.Empty(), new LocalCloudOptions { Clock = clock });
        var made = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(made, (await LastDetectionAsync(installation))!.Value, TimeSpan.FromSeconds(1));

        await Detector(installation).DetectDriftAsync(await FoundAsync(installation), default);

        Assert.Equal(clock.GetUtcNow(), (await LastDetectionAsync(installation))!.Value, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_is_looked_at_already_may_be_asked_for_again()
    {
        var options = new LocalCloudOptions { Clock = new ManualTime(), Delays = LifeCycleDelays.Instant with { DriftDetection = TimeSpan.FromMinutes(5) } };
        using var installation = await Installation.SettledAsync(Manifests.Empty(), options);
        var found = await FoundAsync(installation);

        await Detector(installation).DetectDriftAsync(found, default);
        await Detector(installation).DetectDriftAsync(found, default);

        Assert.Equal(2, installation.Cloud.Recorder.Counts()["cloudformation:DetectStackDrift"]);
    }

    [Fact]
    public async Task What_is_being_made_cannot_be_looked_at()
    {
        var options = new LocalCloudOptions { Clock = new ManualTime(), Delays = LifeCycleDelays.Realistic };
        using var installation = new Installation(Manifests.Empty(), options);
        await installation.PassAsync();

        Assert.Null(Detector(installation).LastDetection(await FoundAsync(installation, "network")));
    }

    [Fact]
    public void Of_many_changes_three_are_named_and_the_rest_is_counted()
    {
        var differences = Enumerable.Range(1, 5).Select(i => new PropertyDrift($"/P{i}", "1", "2")).ToEquatableList();
        var drifts = Enumerable.Range(1, 4).Select(i => new StackResourceDrift($"R{i}", "AWS::EC2::VPC", IsDeleted: false, differences));

        var text = StackDriftText.Of(Stack, [.. drifts]);

        const string Each = "/P1 is 2, its template says 1, /P2 is 2, its template says 1, /P3 is 2, its template says 1, and 2 more";
        Assert.StartsWith($"stack s was changed outside of CloudFormation: VPC R1: {Each}; VPC R2: {Each}; VPC R3: {Each}; and 1 more. CloudFormation", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Tags/1", null, "by hand", "/Tags/1 was added: by hand")]
    [InlineData("/Port", "80", null, "/Port is gone, its template says 80")]
    [InlineData("/Text", "a", "0123456789012345678901234567890123456789012345678901234567890123", "/Text is 012345678901234567890123456789012345678901234567890123456789…, its template says a")]
    [InlineData("/MasterUserPassword", "hunter2", "hunter3", "/MasterUserPassword is another (values not shown)")]
    [InlineData("/AuthToken", null, "hunter2", "/AuthToken is another (values not shown)")]
    [InlineData("/Environment/apiKey", "hunter2", null, "/Environment/apiKey is another (values not shown)")]
    [InlineData("/Environment", "{}", """{"Name":"DB_PASSWORD","Value":"hunter2"}""", "/Environment is another (values not shown)")]
    public void A_value_is_shown_short_and_never_when_it_may_be_secret(string path, string? expected, string? actual, string shown) => Assert.Contains(
        $": VPC R: {shown}. CloudFormation",
        StackDriftText.Of(Stack, [new("R", "AWS::EC2::VPC", IsDeleted: false, [new(path, expected, actual)])]),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("AWS::AutoScaling::AutoScalingGroup", "/Tags/1", null, """{"Key":"AmazonECSManaged","Value":""}""", false)]
    [InlineData("AWS::AutoScaling::AutoScalingGroup", "/Tags/1", null, """{"Key":"mine","Value":""}""", true)]
    [InlineData("AWS::AutoScaling::AutoScalingGroup", "/MaxSize", "4", "9", true)]
    [InlineData("AWS::RDS::DBInstance", "/EngineVersion", "16", "16.4", false)]
    [InlineData("AWS::RDS::DBInstance", "/EngineVersion", "16", "17.1", true)]
    [InlineData("AWS::RDS::DBInstance", "/AllocatedStorage", "100", "150", false)]
    [InlineData("AWS::RDS::DBInstance", "/AllocatedStorage", "100", "50", true)]
    public void What_AWS_changes_by_itself_is_not_told(string type, string path, string? expected, string? actual, bool isTold)
    {
        var other = new PropertyDrift("/Other", "1", "2");
        var difference = new PropertyDrift(path, expected, actual);

        var alone = ExpectedDrift.Without(new("R", type, IsDeleted: false, [difference]));
        var beside = ExpectedDrift.Without(new("R", type, IsDeleted: false, [difference, other]))!;

        Assert.Equal(isTold, alone is not null);
        PropertyDrift[] told = isTold ? [difference, other] : [other];
        Assert.Equal(told, beside.Differences);
    }

    private static CloudStack Stack { get; } = new(
        "arn", "s", null, "UPDATE_COMPLETE", null, default, null, EquatableMap<string>.Empty, EquatableMap<string>.Empty, EquatableMap<string>.Empty);

    private static Task<PutRetentionPolicyResponse> ChangeRetentionAsync(Installation installation, int days) =>
        installation.Raw.Logs.PutRetentionPolicyAsync(new PutRetentionPolicyRequest { LogGroupName = LogGroup, RetentionInDays = days });

    private static Task<DetectStackDriftResponse> DetectAsync(Installation installation, string stack) =>
        installation.Raw.CloudFormation.DetectStackDriftAsync(new DetectStackDriftRequest { StackName = stack });

    private static async Task<Plan> PlanAsync(Installation installation) =>
        (await installation.PlanAsync(await installation.ObserveAsync())).Single(p => p.Key.IsEnvironment);

    private static IDriftDetector Detector(Installation installation) => (IDriftDetector)installation.Kinds[EnvironmentStackKind.KindName];

    private static async Task<Observation.Found> FoundAsync(Installation installation, string part = "cluster") =>
        (Observation.Found)(await installation.ObserveAsync())[EnvironmentStackKind.IdFor("staging", part)];

    private static async Task<DateTimeOffset?> LastDetectionAsync(Installation installation) =>
        Detector(installation).LastDetection(await FoundAsync(installation));
}
