using Cyclops.Aws.Ecs;
using Cyclops.Aws.Logs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.LogGroup;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>
/// The platform's tags on an app's task definition and log group. Reading them costs a call each, so they follow the
/// service, whose tags come with it: to be changed before the service's own, which then speak for all three.
/// </summary>
internal sealed class FollowingTags(EcsGateway ecs, LogsGateway logs)
{
    /// <summary>Changes them as they are about to be changed on the service.</summary>
    /// <param name="app">Whose service it is.</param>
    /// <param name="definitionArn">The task definition that the service is to run.</param>
    /// <exception cref="CloudFault">One of them could not be changed.</exception>
    public async Task ApplyAsync(ObjectKey app, string definitionArn, TagChanges tags, VerbContext context, CancellationToken cancellationToken)
    {
        if (tags.Wanted.Count == 0 && tags.Gone.Count == 0)
        {
            return;
        }

        await ApplyToDefinitionAsync(definitionArn, tags, cancellationToken);
        if (await LogGroupOfAsync(app, context, cancellationToken) is { } group)
        {
            await ApplyToLogGroupAsync(group, tags, cancellationToken);
        }
    }

    /// <summary>Looked for once more where it was not seen: made since, or only left out of the listing, it may have other tags.</summary>
    /// <returns>Null when there is none: it is made with the tags.</returns>
    private async Task<string?> LogGroupOfAsync(ObjectKey app, VerbContext context, CancellationToken cancellationToken)
    {
        if (context.World[LogGroupKind.IdFor(app)] is Observation.Found { State: Aws.Logs.LogGroup seen })
        {
            return seen.Arn;
        }

        var name = LogGroupKind.NameFor(context.Platform, app);
        var groups = await logs.ListGroupsAsync(name, cancellationToken);
        return groups.FirstOrDefault(g => g.Name == name)?.Arn;
    }

    private async Task ApplyToDefinitionAsync(string arn, TagChanges tags, CancellationToken cancellationToken)
    {
        try
        {
            if (tags.Gone.Count > 0)
            {
                await ecs.UntagAsync(arn, tags.Gone, cancellationToken);
            }

            if (tags.Wanted.Count > 0)
            {
                await ecs.TagAsync(arn, tags.Wanted, cancellationToken);
            }
        }
        catch (CloudFault fault) when (fault.Code == "InvalidParameterException" && fault.Message.Contains("inactive", StringComparison.Ordinal))
        {
            // Somebody retired it while the service runs: it takes no tags any more, and has no code of its own for this.
        }
    }

    private async Task ApplyToLogGroupAsync(string arn, TagChanges tags, CancellationToken cancellationToken)
    {
        if (tags.Gone.Count > 0)
        {
            await logs.UntagAsync(arn, tags.Gone, cancellationToken);
        }

        if (tags.Wanted.Count > 0)
        {
            await logs.TagAsync(arn, tags.Wanted, cancellationToken);
        }
    }
}
