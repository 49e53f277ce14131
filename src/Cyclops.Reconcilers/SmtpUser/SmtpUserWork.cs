using System.Text.Json.Nodes;
using Cyclops.Aws.Iam;
using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Secrets;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.SmtpUser;

/// <summary>
/// Makes what an app sends mail with: the user, its right, a key, and the secret that holds it. Each time from what is there now, so that
/// it does not matter where an earlier attempt ended.
/// </summary>
internal sealed class SmtpUserWork(IamUserGateway users, SecretsManagerGateway secrets, string region)
{
    /// <summary>Days within which Secrets Manager could bring a secret back: the fewest there are. Its key is gone.</summary>
    private const int RecoveryDays = 7;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    public async Task<VerbResult> BringAsync(ResourceId id, SmtpUserSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        if (await secrets.FindAsync(spec.SecretName, cancellationToken) is { } taken && !IsOurs(taken.Tags, id, context))
        {
            return VerbResult.Of(new Outcome.Stalled("NameTaken", Clash.With($"secret {spec.SecretName}", taken.Arn, id).Message));
        }

        if (await UserAsync(id, spec, context, cancellationToken) is { } trouble)
        {
            return trouble;
        }

        var right = new SendingRight(context.Require(spec.Identity), spec.From);
        await users.SetPolicyAsync(spec.Name, SmtpUserKind.PolicyName, right.Policy, cancellationToken);
        var tags = new Dictionary<string, string>(OwnershipTags.Renewed(context) ?? EquatableMap<string>.Empty, StringComparer.Ordinal) { [SmtpUserState.AppliedTag] = right.Hash };
        await users.TagAsync(spec.Name, tags, cancellationToken);
        return await KeyAsync(id, spec, context, cancellationToken);
    }

    /// <summary>Takes the keys, the user and the secret away.</summary>
    public async Task<VerbResult> RemoveAsync(ResourceId id, SmtpUserState state, VerbContext context, CancellationToken cancellationToken)
    {
        // What goes for good is judged by what it says now.
        if (state.User is { Name: var name } && await users.FindAsync(name, cancellationToken) is { } user)
        {
            if (!IsOurs(user.Tags!, id, context))
            {
                return VerbResult.Of(new Outcome.Failed("NotOurs", $"user {name} says no longer that it is {id}; it is left alone"));
            }

            foreach (var key in await users.KeysAsync(name, cancellationToken))
            {
                await users.DeleteKeyAsync(name, key.Id, cancellationToken);
            }

            try
            {
                await users.DeleteAsync(name, SmtpUserKind.PolicyName, cancellationToken);
            }
            catch (CloudFault fault) when (fault.Code == "DeleteConflict")
            {
                return VerbResult.Of(new Outcome.Stalled("UserInUse", $"user {name} of {id.Owner} cannot go, as somebody gave it more than Cyclops did ({fault.Message}); take that from it"));
            }
        }

        if (state.Secret is { Name: var secret } && await secrets.FindAsync(secret, cancellationToken) is { IsDeleted: false } there && IsOurs(there.Tags, id, context))
        {
            await secrets.DeleteAsync(there.Arn, RecoveryDays, cancellationToken);
        }

        return VerbResult.Converged();
    }

    /// <summary>Has the user be there.</summary>
    /// <returns>What is in the way; null: nothing.</returns>
    private async Task<VerbResult?> UserAsync(ResourceId id, SmtpUserSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(spec.Name, cancellationToken);
        if (user is null)
        {
            try
            {
                await users.CreateAsync(spec.Path, spec.Name, OwnershipTags.For(id, context), cancellationToken);
                return null;
            }
            catch (CloudFault fault) when (fault.Code == "EntityAlreadyExists")
            {
                // Made since we looked; its tags say whose it is.
            }

            if ((user = await users.FindAsync(spec.Name, cancellationToken)) is null)
            {
                return VerbResult.Of(new Outcome.Progressing("UserSpreads", $"IAM does not show user {spec.Name} yet", LookAgain));
            }
        }

        return IsOurs(user.Tags!, id, context) ? null : VerbResult.Of(new Outcome.Stalled("NameTaken", Clash.With($"user {spec.Name}", user.Arn, id).Message));
    }

    /// <summary>
    /// Has the secret hold a key that works. Only the answer to its creation tells the secret of a key: one that the secret does not hold is
    /// of no use to anybody and goes. The key before stays for what still runs with it, until there is another.
    /// </summary>
    private async Task<VerbResult> KeyAsync(ResourceId id, SmtpUserSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var secret = await secrets.FindAsync(spec.SecretName, cancellationToken);
        if (secret is { IsDeleted: true })
        {
            await secrets.RestoreAsync(secret.Arn, cancellationToken);
        }

        var all = await users.KeysAsync(spec.Name, cancellationToken);
        var keys = SmtpKeys.Of(all, secret);
        var rotate = spec.Rotate ?? SmtpUserState.RotateOf(secret);
        var isKept = keys.Current is not null && (rotate == SmtpUserState.RotateOf(secret) || SmtpKeys.IsAskedFor(secret?.VersionId, rotate));
        foreach (var gone in all.Where(k => k != keys.Current && !(isKept && k == keys.Previous)))
        {
            await users.DeleteKeyAsync(spec.Name, gone.Id, cancellationToken);
        }

        if (isKept)
        {
            await TagAsync(secret!, rotate, context, cancellationToken);
            return Converged(secret!);
        }

        var key = await users.CreateKeyAsync(spec.Name, cancellationToken);
        return Converged(await WriteAsync(id, spec, secret, key, rotate, context, cancellationToken));
    }

    private async Task<StoredSecret> WriteAsync(ResourceId id, SmtpUserSpec spec, StoredSecret? secret, NewAccessKey key, string rotate, VerbContext context, CancellationToken cancellationToken)
    {
        var version = SmtpKeys.VersionOf(key.Id, rotate);
        var value = new Secret(new JsonObject
        {
            [SmtpUserKind.UserKey] = key.Id,
            [SmtpUserKind.PasswordKey] = SmtpPassword.Of(key.Secret, region).Reveal(),
        }.ToJsonString());
        if (secret is null)
        {
            var tags = new Dictionary<string, string>(OwnershipTags.For(id, context), StringComparer.Ordinal);
            if (rotate.Length > 0)
            {
                tags[SmtpUserState.RotateTag] = rotate;
            }

            return await secrets.CreateAsync(spec.SecretName, $"Mail of {id.Owner}, made by Cyclops", value, tags, version, cancellationToken);
        }

        await secrets.PutValueAsync(secret.Arn, value, version, cancellationToken);
        await TagAsync(secret, rotate, context, cancellationToken);
        return secret with { VersionId = version };
    }

    private Task TagAsync(StoredSecret secret, string rotate, VerbContext context, CancellationToken cancellationToken)
    {
        var tags = new Dictionary<string, string>(OwnershipTags.Renewed(context) ?? EquatableMap<string>.Empty, StringComparer.Ordinal);
        if (rotate.Length > 0)
        {
            tags[SmtpUserState.RotateTag] = rotate;
        }

        return tags.Count == 0 ? Task.CompletedTask : secrets.TagAsync(secret.Arn, tags, cancellationToken);
    }

    private static bool IsOurs(EquatableMap<string> tags, ResourceId id, VerbContext context) =>
        OwnershipTags.Read(tags, context.Platform, context.Environment.Name)?.Resource == id;

    private static VerbResult Converged(StoredSecret secret) => VerbResult.Converged([.. SmtpUserKind.Outputs(secret).Select(o => (o.Key, o.Value))]);
}
