using Cyclops.Aws.Logs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.LogGroup;

/// <summary>A CloudWatch Logs group per app.</summary>
public sealed class LogGroupKind(LogsGateway logs) : ResourceKind<LogGroupSpec, Aws.Logs.LogGroup>
{
    public const string KindName = "LogGroup";

    /// <summary>Output: the group's name.</summary>
    public const string NameOutput = "Name";

    private const string Main = "main";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "log group";

    /// <inheritdoc/>
    protected override FieldTable<LogGroupSpec, Aws.Logs.LogGroup> Fields { get; } = new FieldTable<LogGroupSpec, Aws.Logs.LogGroup>()
        .Text("name", s => s.Name, o => o.Name)
        .Number("retentionDays", s => s.RetentionDays, o => o.RetentionDays ?? 0);

    public static ResourceId IdFor(ObjectKey app) => new(app, KindName, Main);

    /// <summary>The group's name; its parts cannot run into each other, none may hold a slash.</summary>
    public static string NameFor(string platform, ObjectKey app) => $"{PrefixFor(platform, app.Environment)}{app.App}";

    /// <summary>The stream of a container in a task: its own name twice, as prefix and as container, then the task.</summary>
    /// <param name="task">Id of the task, or how it begins.</param>
    public static string StreamFor(string container, string task) => $"{container}/{container}/{task}";

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope) =>
    [
        new(IdFor(scope.Key), new LogGroupSpec(NameFor(scope.Platform.Name, scope.Key), scope.Spec.LogRetentionDays), scope.App.Position),
    ];

    /// <inheritdoc/>
    /// <remarks>
    /// A name under our prefix that is wanted is taken for ours, as reading tags costs a call per group; before a
    /// group that nobody wants is called ours, its tags are read.
    /// </remarks>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(
        ObserveRequest request,
        CancellationToken cancellationToken)
    {
        var prefix = PrefixFor(request.Platform, request.Environment.Name);
        var groups = await logs.ListGroupsAsync(prefix, cancellationToken);
        var wanted = request.Desired.Select(d => d.Id.Owner.App).ToHashSet(StringComparer.Ordinal);
        var observations = request.Desired.ToDictionary(d => d.Id, _ => (Observation)Observation.Absent.Instance);
        foreach (var group in groups)
        {
            var app = group.Name[prefix.Length..];
            if (wanted.Contains(app))
            {
                var id = IdFor(new(request.Environment.Name, app));
                observations[id] = Found(group, new(id, Commit: null));
            }
            else if (!app.StartsWith('_')
                && OwnershipTags.Read(await logs.TagsAsync(group.Arn, cancellationToken), request.Platform, request.Environment.Name) is { } owner
                && owner.Resource.Kind == KindName)
            {
                observations[owner.Resource] = Found(group, owner);
            }
        }

        return observations;
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(
        ResourceId id,
        LogGroupSpec spec,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        try
        {
            await logs.CreateGroupAsync(spec.Name, OwnershipTags.For(id, context), cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "ResourceAlreadyExistsException")
        {
            // Made by an earlier attempt whose answer was lost, or since we looked.
        }

        await logs.SetRetentionAsync(spec.Name, spec.RetentionDays, cancellationToken);
        return VerbResult.Converged((NameOutput, spec.Name));
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> UpdateAsync(
        UpdateOf<LogGroupSpec, Aws.Logs.LogGroup> update,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        await logs.SetRetentionAsync(update.Spec.Name, update.Spec.RetentionDays, cancellationToken);
        return VerbResult.Converged((NameOutput, update.Spec.Name));
    }

    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(
        ResourceId id,
        Aws.Logs.LogGroup state,
        VerbContext context,
        CancellationToken cancellationToken)
    {
        await logs.DeleteGroupAsync(state.Name, cancellationToken);
        return VerbResult.Converged();
    }

    private static string PrefixFor(string platform, string environment) => $"/cyclops/{platform}/{environment}/";

    private static Observation.Found Found(Aws.Logs.LogGroup group, Model.Ownership owner) =>
        new(group, new([KeyValuePair.Create(NameOutput, group.Name)]), owner);
}
