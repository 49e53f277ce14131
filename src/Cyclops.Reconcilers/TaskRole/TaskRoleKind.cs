using Cyclops.Aws.Iam;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Bucket;
using Cyclops.Reconcilers.Caching;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.TaskRole;

/// <summary>The IAM role of an app's tasks, for apps that have something in AWS to use: it may use that and nothing else.</summary>
public sealed class TaskRoleKind(IamGateway iam, TimeProvider time) : ResourceKind<TaskRoleSpec, TaskRoleState>
{
    public const string KindName = "TaskRole";

    /// <summary>Output: the ARN of the role.</summary>
    public const string ArnOutput = "Arn";

    /// <summary>Name of the one policy within the role.</summary>
    public const string PolicyName = "cyclops";

    private const string Main = "main";

    /// <summary>Longest name of a role. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    private const int LongestName = 64;

    /// <summary>IAM is eventually consistent: so long nobody is told of a role that was just made.</summary>
    private static readonly TimeSpan Spreads = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Tags and policy of a role take a call each, and AWS publishes no rate for IAM: 5,000 roles take some six calls a second at
    /// this interval.
    /// </summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(30);

    private readonly ReadCache<IamRole> _roles = new(Hold, time);
    private readonly ReadCache<string> _policies = new(Hold, time);

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "task role";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [BucketKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<TaskRoleSpec, TaskRoleState> Fields { get; } = new FieldTable<TaskRoleSpec, TaskRoleState>()
        .Text("name", s => s.Name, o => o.Role.Name)
        .Text("trust", _ => TaskRolePolicy.Trust, o => TaskRolePolicy.Canonical(o.Role.Trust))
        .Text("policy", s => s.Policy, o => o.Policy is { } policy ? TaskRolePolicy.Canonical(policy) : null)
        .Text("applied", s => s.PolicyHash, o => o.Applied);

    public static ResourceId IdFor(ObjectKey app) => new(app, KindName, Main);

    /// <summary>The name of an app's role.</summary>
    public static string NameFor(string platform, ObjectKey app) =>
        ResourceNames.Unique(LongestName, $"cyclops-{platform}-{app.Environment}-{app.App}", KindName, platform, app.Environment, app.App!);

    /// <summary>The path of an environment's roles: by it they are listed in one call, and the controller may touch no others.</summary>
    public static string PathFor(string platform, string environment) => $"/cyclops/{platform}/{environment}/";

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        var buckets = scope.Spec.Backends.Buckets;
        if (buckets.Count == 0)
        {
            yield break;
        }

        yield return new(
            IdFor(scope.Key),
            new TaskRoleSpec(
                NameFor(scope.Platform.Name, scope.Key),
                PathFor(scope.Platform.Name, scope.Environment.Name),
                TaskRolePolicy.For(iam.Partition, [.. buckets.Select(b => (BucketKind.NameFor(scope.Platform.Name, scope.Key, b.Key), b.Value.Access))]),
                buckets.Keys.Select(b => Input.Output(BucketKind.IdFor(scope.Key, b), BucketKind.NameOutput)).ToEquatableList()),
            scope.App.Position);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var listed = (await iam.ListAsync(PathFor(request.Platform, request.Environment.Name), cancellationToken)).ToDictionary(r => r.Name, StringComparer.Ordinal);
        var observations = new Dictionary<ResourceId, Observation>();
        foreach (var desired in request.Desired)
        {
            var spec = (TaskRoleSpec)desired.Spec;
            listed.Remove(spec.Name, out var role);
            observations[desired.Id] = await WantedAsync(desired.Id, spec, role, request, cancellationToken);
        }

        foreach (var role in listed.Values.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            if (await LeftAsync(role, request, cancellationToken) is { } left)
            {
                observations.TryAdd(left.Ownership.Resource, left);
            }
        }

        return observations;
    }

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(TaskRoleSpec spec) => spec.Uses;

    /// <inheritdoc/>
    protected override async Task<VerbResult> CreateAsync(ResourceId id, TaskRoleSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await iam.CreateAsync(spec.Path, spec.Name, TaskRolePolicy.Trust, $"Tasks of {id.Owner}, made by Cyclops", OwnershipTags.For(id, context), cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == "EntityAlreadyExists")
        {
            // Made by an attempt whose answer was lost, or since we looked; its tags say whose it is.
        }

        var result = await BringAsync(id, spec, context, cancellationToken);
        return result.Outcome is Outcome.Converged
            ? VerbResult.Of(new Outcome.Progressing("RoleSpreads", $"role {spec.Name} was made, and ECS may not see it for some seconds", Spreads))
            : result;
    }

    /// <inheritdoc/>
    protected override Task<VerbResult> UpdateAsync(UpdateOf<TaskRoleSpec, TaskRoleState> update, VerbContext context, CancellationToken cancellationToken) =>
        BringAsync(update.Id, update.Spec, context, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<VerbResult> DeleteAsync(ResourceId id, TaskRoleState state, VerbContext context, CancellationToken cancellationToken)
    {
        if (await iam.FindAsync(state.Role.Name, cancellationToken) is not { } role)
        {
            return VerbResult.Converged();
        }

        if (OwnerOf(role, context.Platform, context.Environment.Name)?.Resource != id)
        {
            return VerbResult.Of(new Outcome.Failed("NotOurs", $"role {role.Name} says no longer that it is {id}; it is left alone"));
        }

        try
        {
            await iam.DeleteAsync(role.Name, PolicyName, cancellationToken);
            return VerbResult.Converged();
        }
        catch (CloudFault fault) when (fault.Code == "DeleteConflict")
        {
            return VerbResult.Of(new Outcome.Stalled("RoleInUse", $"role {role.Name} of {id.Owner} cannot go, as somebody gave it other policies ({fault.Message}); take them from it"));
        }
        finally
        {
            Forget(role.Name);
        }
    }

    /// <summary>Whose a role is: its tags say so, and its name must be the one that this gives.</summary>
    private static Model.Ownership? OwnerOf(IamRole role, string platform, string environment) =>
        OwnershipTags.Read(role.Tags!, platform, environment) is { Resource: { Kind: KindName, Owner.App: not null } resource } owner
            && role.Name == NameFor(platform, resource.Owner)
            ? owner
            : null;

    private static Observation.Found Found(IamRole role, Model.Ownership owner, string? policy) =>
        new(new TaskRoleState(role, policy), new([KeyValuePair.Create(ArnOutput, role.Arn)]), owner);

    /// <summary>A role that cannot be read holds its own app up, and no other.</summary>
    private async Task<Observation> WantedAsync(ResourceId id, TaskRoleSpec spec, IamRole? listed, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // What is not in the list is asked for by name before it is called absent.
            var role = listed is null ? await iam.FindAsync(spec.Name, cancellationToken) : await TaggedAsync(listed, cancellationToken);
            if (role is null)
            {
                return Observation.Absent.Instance;
            }

            if (OwnerOf(role, request.Platform, request.Environment.Name) is not { } owner || owner.Resource != id)
            {
                return Clash.With($"role {spec.Name}", role.Arn, id);
            }

            var isAsApplied = new TaskRoleState(role, Policy: null).Applied == spec.PolicyHash;
            return Found(role, owner, isAsApplied ? await _policies.ReadInTurnAsync(role.Name, ReadAsync) : await _policies.ReadAsync(role.Name, ReadAsync));
        }
        catch (CloudFault fault)
        {
            return new Observation.Unknown(fault.Code, fault.Message);
        }

        async Task<string?> ReadAsync() => await iam.PolicyAsync(spec.Name, PolicyName, cancellationToken);
    }

    /// <summary>One of ours that nobody asks for.</summary>
    private async Task<Observation.Found?> LeftAsync(IamRole listed, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await TaggedAsync(listed, cancellationToken) is { } role && OwnerOf(role, request.Platform, request.Environment.Name) is { } owner
                ? Found(role, owner, policy: null)
                : null;
        }
        catch (CloudFault)
        {
            // Nobody can tell whose it is, so it stays.
            return null;
        }
    }

    /// <summary>A listed role with its tags, which the list does not give.</summary>
    private async Task<IamRole?> TaggedAsync(IamRole listed, CancellationToken cancellationToken) =>
        await _roles.ReadAsync(listed.Name, () => iam.FindAsync(listed.Name, cancellationToken)) is { } role ? listed with { Tags = role.Tags } : null;

    private async Task<VerbResult> BringAsync(ResourceId id, TaskRoleSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (await iam.FindAsync(spec.Name, cancellationToken) is not { } role)
            {
                return VerbResult.Of(new Outcome.Progressing("RoleSpreads", $"IAM does not show role {spec.Name} yet, or it has gone since it was looked at", Spreads));
            }

            if (OwnerOf(role, context.Platform, context.Environment.Name)?.Resource != id)
            {
                return VerbResult.Of(new Outcome.Stalled("NameTaken", Clash.With($"role {spec.Name}", role.Arn, id).Message));
            }

            if (TaskRolePolicy.Canonical(role.Trust) != TaskRolePolicy.Trust)
            {
                await iam.SetTrustAsync(spec.Name, TaskRolePolicy.Trust, cancellationToken);
            }

            await iam.SetPolicyAsync(spec.Name, PolicyName, spec.Policy, cancellationToken);

            // Last, as it says that the policy was set.
            await iam.TagAsync(
                spec.Name,
                new Dictionary<string, string>(OwnershipTags.Renewed(context) ?? EquatableMap<string>.Empty, StringComparer.Ordinal) { [TaskRoleState.AppliedTag] = spec.PolicyHash },
                cancellationToken);
            return VerbResult.Converged((ArnOutput, role.Arn));
        }
        finally
        {
            Forget(spec.Name);
        }
    }

    private void Forget(string role)
    {
        _roles.Forget(role);
        _policies.Forget(role);
    }
}
