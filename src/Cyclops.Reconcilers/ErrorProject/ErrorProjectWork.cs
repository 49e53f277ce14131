using System.Text.Json.Nodes;
using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Secrets;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.Retention;
using Cyclops.Sentry;

namespace Cyclops.Reconcilers.ErrorProject;

/// <summary>
/// Makes the project of an app in Sentry, our key in it, and the secret with its DSN. The secret comes first: that a project was not there and
/// is about to be made is written on it, so that one which was made and has no key of ours yet is known again.
/// </summary>
internal sealed class ErrorProjectWork(SecretsManagerGateway secrets, SentryClient sentry, TimeProvider time)
{
    /// <summary>Days within which Secrets Manager could bring a secret back, beyond the time that it was kept: the fewest there are.</summary>
    private const int RecoveryDays = 7;

    public async Task<VerbResult> BringAsync(ResourceId id, ErrorProjectSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var secret = await secrets.FindAsync(spec.SecretName, cancellationToken) ?? await CreateAsync(id, spec, context, cancellationToken);
        if (!IsOurs(secret, id, context))
        {
            return VerbResult.Of(new Outcome.Stalled("NameTaken", Clash.With($"secret {spec.SecretName}", secret.Arn, id).Message));
        }

        if (secret.IsDeleted)
        {
            await secrets.RestoreAsync(secret.Arn, cancellationToken);
        }

        return await SentryTokens.WithAsync(secrets, spec.Token, spec.PlatformPosition, token => BringAsync(secret, spec, token, context, cancellationToken), cancellationToken);
    }

    /// <summary>Turns the key off and keeps the project; one that was kept for long enough goes.</summary>
    public async Task<VerbResult> RemoveAsync(ResourceId id, ErrorProjectState seen, VerbContext context, CancellationToken cancellationToken)
    {
        // What goes for good is judged by what it says now.
        if (await secrets.FindAsync(seen.Secret.Arn, cancellationToken) is not { IsDeleted: false } secret || !IsOurs(secret, id, context))
        {
            return VerbResult.Converged();
        }

        var state = new ErrorProjectState(secret, Key: null);
        var isOver = state.Quarantined is not null && state.IsExpired(time.GetUtcNow());
        if (state.Quarantined is not null && !isOver)
        {
            return VerbResult.Converged();
        }

        if (SentryProject.Parse(state.Tag(ErrorProjectState.ProjectTag)) is { } project && state.Tag(ErrorProjectState.TokenTag) is { } tokenSecret)
        {
            await SentryTokens.WithAsync(secrets, tokenSecret, position: null, token => CloseAsync(id, project, isOver, token, context, cancellationToken), cancellationToken);
        }

        if (isOver)
        {
            await secrets.DeleteAsync(secret.Arn, RecoveryDays, cancellationToken);
        }
        else
        {
            await secrets.TagAsync(secret.Arn, RetentionTags.Begin(secret.Tags, time.GetUtcNow()), cancellationToken);
        }

        return VerbResult.Converged();
    }

    /// <summary>A secret that has no value yet.</summary>
    private async Task<StoredSecret> CreateAsync(ResourceId id, ErrorProjectSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var tags = new Dictionary<string, string>(OwnershipTags.For(id, context), StringComparer.Ordinal);
        foreach (var (name, text) in Tags(spec))
        {
            tags[name] = text;
        }

        return await secrets.CreateAsync(spec.SecretName, $"Errors of {id.Owner}, made by Cyclops", value: null, tags, version: null, cancellationToken);
    }

    private async Task<VerbResult> BringAsync(StoredSecret secret, ErrorProjectSpec spec, Secret token, VerbContext context, CancellationToken cancellationToken)
    {
        var keys = await sentry.KeysAsync(spec.Project, token, cancellationToken);
        if (keys is null)
        {
            await secrets.TagAsync(secret.Arn, new Dictionary<string, string>(StringComparer.Ordinal) { [ErrorProjectState.MakingTag] = spec.Project.ToString() }, cancellationToken);
            if (!await sentry.CreateProjectAsync(spec.Project, spec.Team, token, cancellationToken) && await sentry.KeysAsync(spec.Project, token, cancellationToken) is null)
            {
                await secrets.UntagAsync(secret.Arn, [ErrorProjectState.MakingTag], cancellationToken);
                return VerbResult.Of(new Outcome.Stalled("NameTaken", $"Sentry project {spec.Project} is there already and the token may not see it, so it is left alone; give the app another backends.errors.project"));
            }
        }

        var key = keys?.FirstOrDefault(k => k.Name == spec.KeyName);
        if (key is null && keys is not null && new ErrorProjectState(secret, Key: null).Tag(ErrorProjectState.MakingTag) != spec.Project.ToString())
        {
            return VerbResult.Of(new Outcome.Stalled(
                "NameTaken",
                $"Sentry project {spec.Project} is there already and has no client key named {spec.KeyName}, so it is left alone; give the app another backends.errors.project, or make such a key there to hand the project over"));
        }

        key ??= await sentry.CreateKeyAsync(spec.Project, spec.KeyName, token, cancellationToken);
        if (!key.IsActive)
        {
            await sentry.SetActiveAsync(spec.Project, key.Id, isActive: true, token, cancellationToken);
        }

        if (!ErrorProjectState.Holds(secret, key.Dsn))
        {
            var value = new Secret(new JsonObject { [ErrorProjectKind.DsnKey] = key.Dsn }.ToJsonString());
            secret = secret with { VersionId = await secrets.PutValueAsync(secret.Arn, value, ErrorProjectState.VersionOf(secret, key.Dsn), cancellationToken) };
        }

        return await FinishAsync(secret, spec, context, cancellationToken);
    }

    private async Task<VerbResult> FinishAsync(StoredSecret secret, ErrorProjectSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var tags = Tags(spec);
        tags[ErrorProjectState.AppliedTag] = spec.Project.ToString();
        foreach (var (name, text) in OwnershipTags.Renewed(context) ?? EquatableMap<string>.Empty)
        {
            tags[name] = text;
        }

        await secrets.TagAsync(secret.Arn, tags, cancellationToken);
        await secrets.UntagAsync(secret.Arn, [ErrorProjectState.MakingTag, RetentionTags.Quarantined], cancellationToken);
        return VerbResult.Converged([.. ErrorProjectKind.Outputs(secret with { IsDeleted = false }).Select(o => (o.Key, o.Value))]);
    }

    /// <summary>A project without our key is nobody's that we know, and stays as it is.</summary>
    private async Task<bool> CloseAsync(ResourceId id, SentryProject project, bool isOver, Secret token, VerbContext context, CancellationToken cancellationToken)
    {
        var keys = await sentry.KeysAsync(project, token, cancellationToken);
        var key = keys?.FirstOrDefault(k => k.Name == ErrorProjectKind.KeyNameFor(context.Platform, id.Owner));
        if (key is not null && isOver)
        {
            await sentry.DeleteProjectAsync(project, token, cancellationToken);
        }
        else if (key is { IsActive: true })
        {
            await sentry.SetActiveAsync(project, key.Id, isActive: false, token, cancellationToken);
        }

        return true;
    }

    private static Dictionary<string, string> Tags(ErrorProjectSpec spec) => new(StringComparer.Ordinal)
    {
        [ErrorProjectState.ProjectTag] = spec.Project.ToString(),
        [ErrorProjectState.TokenTag] = spec.Token,
        [RetentionTags.Retention] = RetentionTags.Text(spec.Retention),
    };

    private static bool IsOurs(StoredSecret secret, ResourceId id, VerbContext context) =>
        OwnershipTags.Read(secret.Tags, context.Platform, context.Environment.Name)?.Resource == id;
}
