using System.Globalization;
using Cyclops.Aws.Ecs;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.Release;

/// <summary>Brings the release of one revision one step further: starts its task, looks after it, writes down how it ended.</summary>
internal sealed class ReleaseRun(EcsGateway ecs, EcsTaskGateway tasks, TaskCauses causes)
{
    /// <summary>Hexadecimal digits by which commands are told apart.</summary>
    private const int CommandHash = 8;

    /// <summary>Hexadecimal digits of a client token. Source: Amazon ECS API Reference, RunTask: 64 characters at most.</summary>
    private const int TokenLength = 32;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>May run as often as one likes: one task is made for a revision and a command, and none after one that ended well.</summary>
    public async Task<VerbResult> AdvanceAsync(ResourceId id, ReleaseTaskSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var (arn, cluster) = (context.Require(spec.TaskDefinition), context.Require(spec.Cluster));
        switch (ReleaseMark.Read(await ecs.TagsAsync(arn, cancellationToken)))
        {
            case { HasSucceeded: true }:
                return VerbResult.Converged((ReleaseKind.TaskDefinitionArnOutput, arn));
            case { } failed when failed.Command == HashOf(spec):
                return await FailedAsync(id, arn, new(RolloutCause.NoStay, ReasonOf(spec, failed)), failed.Task!, context, cancellationToken);
        }

        if ((await tasks.ListRunningAsync(cluster, ReleaseKind.StartedBy(id.Owner), cancellationToken)) is [var running, ..])
        {
            return await LookAfterAsync(running, arn, cluster, spec, context, cancellationToken);
        }

        var stopped = await tasks.ListStoppedAsync(cluster, EcsTaskDefinitionArn.FamilyOf(arn), cancellationToken);
        var ended = stopped.FirstOrDefault(t => t.TaskDefinitionArn == arn && t.StartedBy == ReleaseKind.StartedBy(id.Owner) && t.Command == spec.Command);
        return ended is null ? await StartAsync(id, arn, cluster, spec, context, cancellationToken)
            : ended.LastStatus != "STOPPED" ? Waiting($"the release task of {Last(arn)} ends")
            : await EndAsync(id, ended, arn, spec, context, cancellationToken);
    }

    private static VerbResult Waiting(string message) => VerbResult.Of(new Outcome.Progressing("Releasing", message, LookAgain, IsPrepared: true));

    private static string HashOf(ReleaseTaskSpec spec) => ResourceNames.Hash(CommandHash, [.. spec.Command]);

    private static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static string ReasonOf(ReleaseTaskSpec spec, ReleaseMark failed) =>
        failed.ExitCode is { } code ? $"container {spec.Container} exits with code {code}" : "it did not start, or was stopped";

    /// <summary>ECS remembers a task for an hour after its end: a token from before that would find one of which nothing can be learned.</summary>
    private static string HourOf(World world) => (world.ObservedAt.ToUnixTimeSeconds() / 3600).ToString(CultureInfo.InvariantCulture);

    private static string Time(TimeSpan time) => time.TotalMinutes < 1 ? $"{time.TotalSeconds:0} s" : $"{time.TotalMinutes:0} min";

    private async Task<VerbResult> StartAsync(ResourceId id, string arn, string cluster, ReleaseTaskSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var request = new EcsTaskRequest(
            cluster,
            arn,
            spec.Container,
            spec.Command,
            ReleaseKind.StartedBy(id.Owner),
            ResourceNames.Hash(TokenLength, [arn, HourOf(context.World), .. spec.Command]),
            spec.Subnets is null ? [] : context.Require(spec.Subnets).Split(',').ToEquatableList(),
            spec.SecurityGroup is null ? [] : [context.Require(spec.SecurityGroup)]);
        await tasks.RunAsync(request, OwnershipTags.For(id, context), cancellationToken);
        return Waiting($"the release task of {Last(arn)} was started");
    }

    /// <summary>One at a time for an app: that of an older revision is waited for, too.</summary>
    private async Task<VerbResult> LookAfterAsync(EcsTask running, string arn, string cluster, ReleaseTaskSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        if (running.CreatedAt is { } began && began + spec.Timeout <= context.World.ObservedAt)
        {
            await tasks.StopAsync(cluster, running.Arn, $"it takes longer than the {Time(spec.Timeout)} of its release.timeout", cancellationToken);
            return Waiting($"the release task of {Last(running.TaskDefinitionArn)} takes longer than {Time(spec.Timeout)} and is stopped");
        }

        return Waiting(running.TaskDefinitionArn == arn
            ? $"the release task of {Last(arn)} runs ({running.LastStatus}, task {running.Id})"
            : $"the release task of {Last(running.TaskDefinitionArn)} still runs (task {running.Id}); that of {Last(arn)} comes after it");
    }

    private async Task<VerbResult> EndAsync(ResourceId id, EcsTask ended, string arn, ReleaseTaskSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var code = ended.Containers.FirstOrDefault(c => c.Name == spec.Container)?.ExitCode;
        if (code == 0 && ended.StopCode == "EssentialContainerExited")
        {
            await ecs.TagAsync(arn, new ReleaseMark(true).ToTags(), cancellationToken);
            return VerbResult.Converged((ReleaseKind.TaskDefinitionArnOutput, arn));
        }

        await ecs.TagAsync(arn, new ReleaseMark(false, HashOf(spec), ended.Id, ended.StopCode == "EssentialContainerExited" ? code : null).ToTags(), cancellationToken);
        return await FailedAsync(id, arn, StoppedTasks.CauseOf(ended), ended.Id, context, cancellationToken);
    }

    private async Task<VerbResult> FailedAsync(ResourceId id, string arn, RolloutCause cause, string task, VerbContext context, CancellationToken cancellationToken)
    {
        var told = await causes.WithLogAsync(cause, context.Platform, id.Owner, id.Owner.App!, task, cancellationToken);
        var service = context.World[EcsServiceKind.IdFor(id.Owner)] is Observation.Found { State: Aws.Ecs.EcsService found } ? found : null;
        return VerbResult.Of(new Outcome.Stalled(
            Refusal.RolloutFailed,
            $"the release task of the new version ({Last(arn)}) failed: {told.Why}; {RolloutExplainer.Serving(id.Owner, service, arn, context.World)}"));
    }
}
