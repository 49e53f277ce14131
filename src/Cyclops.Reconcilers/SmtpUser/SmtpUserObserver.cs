using Cyclops.Aws.Iam;
using Cyclops.Aws.SecretsManager;
using Cyclops.Aws.Ses;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Caching;
using Cyclops.Reconcilers.DatabaseSecret;
using Cyclops.Reconcilers.Ownership;

namespace Cyclops.Reconcilers.SmtpUser;

/// <summary>Finds what apps send mail with: a list of users and one of secrets a pass, and of each user no more than what may have changed.</summary>
internal sealed class SmtpUserObserver(IamUserGateway users, SecretsManagerGateway secrets, SesGateway ses, TimeProvider time)
{
    /// <summary>As for roles of tasks: AWS publishes no rate for IAM, and each user takes three calls.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(30);

    private readonly ReadCache<IamUser> _users = new(Hold, time);
    private readonly ReadCache<SendingRight> _rights = new(Hold, time);
    private readonly ReadCache<IReadOnlyList<AccessKeyState>> _keys = new(Hold, time);
    private readonly ReadCache<SesAccount> _account = new(Hold, time);

    /// <summary>It was changed, or may have been.</summary>
    public void Forget(string user)
    {
        _users.Forget(user);
        _rights.Forget(user);
        _keys.Forget(user);
    }

    public async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var listed = (await users.ListAsync(SmtpUserKind.PathFor(request.Platform, request.Environment.Name), cancellationToken)).ToDictionary(u => u.Name, StringComparer.Ordinal);
        var stored = await DatabaseSecretKind.ListAsync(request, secrets, cancellationToken);
        var observations = new Dictionary<ResourceId, Observation>();
        var forecast = request.Desired.Count > 0 ? await ForecastAsync(cancellationToken) : null;
        foreach (var desired in request.Desired)
        {
            var spec = (SmtpUserSpec)desired.Spec;
            listed.Remove(spec.Name, out var user);
            observations[desired.Id] = await WantedAsync(desired, user, stored.FirstOrDefault(s => s.Name == spec.SecretName), request, cancellationToken) switch
            {
                Observation.Found found when forecast is not null => found with { Forecasts = [$"{desired.Source}: {forecast}"] },
                Observation.Absent absent when forecast is not null => absent with { Forecasts = [$"{desired.Source}: {forecast}"] },
                var other => other,
            };
        }

        foreach (var left in await LeftAsync(listed.Values.OrderBy(u => u.Name, StringComparer.Ordinal), stored, request, cancellationToken))
        {
            observations.TryAdd(left.Ownership.Resource, left);
        }

        return observations;
    }

    /// <summary>What mail will not reach whom it should; null: it will, or nobody may tell.</summary>
    private async Task<string?> ForecastAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _account.ReadAsync("", async () => await ses.AccountAsync(cancellationToken)) is { HasProductionAccess: false }
                ? $"Amazon SES has this account in its sandbox in {ses.Region}: mail goes only to addresses and domains that were verified; ask AWS for production access on the account dashboard of the SES console, or with aws sesv2 put-account-details"
                : null;
        }
        catch (CloudFault)
        {
            return null;
        }
    }

    /// <summary>What cannot be read holds its own app up, and no other.</summary>
    private async Task<Observation> WantedAsync(Resource desired, IamUser? listed, StoredSecret? stored, ObserveRequest request, CancellationToken cancellationToken)
    {
        var (id, spec) = (desired.Id, (SmtpUserSpec)desired.Spec);
        try
        {
            // What is not in a list is asked for by name before it is called absent.
            var user = listed is null ? await users.FindAsync(spec.Name, cancellationToken) : await TaggedAsync(listed, cancellationToken);
            var secret = stored ?? await secrets.FindAsync(spec.SecretName, cancellationToken);
            if (user is not null && OwnerOf(user, request)?.Resource != id)
            {
                return Clash.With($"user {spec.Name}", user.Arn, id);
            }

            if (secret is not null && OwnerOf(secret, request)?.Resource != id)
            {
                return Clash.With($"secret {spec.SecretName}", secret.Arn, id);
            }

            if (user is null)
            {
                return secret is { IsDeleted: false } ? Found(null, secret, OwnerOf(secret, request)!) : Observation.Absent.Instance;
            }

            var applied = EnvironmentStack.EnvironmentInputs.Look(request, spec.Identity) is { } identity
                ? user.Tags!.GetValueOrDefault(SmtpUserState.AppliedTag) == new SendingRight(identity, spec.From).Hash
                : (bool?)null;
            var isSettled = applied == true && (spec.Rotate is null || spec.Rotate == SmtpUserState.RotateOf(secret));
            return Found(user, secret, OwnerOf(user, request)!) with
            {
                State = new SmtpUserState(user, secret, await RightAsync(user.Name, isSettled, cancellationToken), applied, await KeysAsync(user.Name, isSettled, cancellationToken) is { } keys ? SmtpKeys.Of(keys, secret).Text : null),
            };
        }
        catch (CloudFault fault)
        {
            return new Observation.Unknown(fault.Code, fault.Message);
        }
    }

    private Task<SendingRight?> RightAsync(string user, bool isSettled, CancellationToken cancellationToken)
    {
        return isSettled ? _rights.ReadInTurnAsync(user, ReadAsync) : _rights.ReadAsync(user, ReadAsync);

        async Task<SendingRight?> ReadAsync() => SendingRight.Read(await users.PolicyAsync(user, SmtpUserKind.PolicyName, cancellationToken));
    }

    private Task<IReadOnlyList<AccessKeyState>?> KeysAsync(string user, bool isSettled, CancellationToken cancellationToken)
    {
        return isSettled ? _keys.ReadInTurnAsync(user, ReadAsync) : _keys.ReadAsync(user, ReadAsync);

        async Task<IReadOnlyList<AccessKeyState>?> ReadAsync() => await users.KeysAsync(user, cancellationToken);
    }

    /// <summary>What is ours and nobody asks for: users, and secrets that are not going already.</summary>
    private async Task<IReadOnlyList<Observation.Found>> LeftAsync(IEnumerable<IamUser> listed, IReadOnlyList<StoredSecret> stored, ObserveRequest request, CancellationToken cancellationToken)
    {
        var left = new List<Observation.Found>();
        foreach (var user in listed)
        {
            if (await OwnedAsync(user, request, cancellationToken) is { } owner)
            {
                left.Add(Found(user, stored.FirstOrDefault(s => OwnerOf(s, request)?.Resource == owner.Resource), owner));
            }
        }

        left.AddRange(stored.Where(s => !s.IsDeleted).Select(s => (Secret: s, Owner: OwnerOf(s, request))).Where(s => s.Owner is not null).Select(s => Found(null, s.Secret, s.Owner!)));
        return left;
    }

    private async Task<Model.Ownership?> OwnedAsync(IamUser listed, ObserveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await TaggedAsync(listed, cancellationToken) is { } user ? OwnerOf(user, request) : null;
        }
        catch (CloudFault)
        {
            // Nobody can tell whose it is, so it stays.
            return null;
        }
    }

    /// <summary>A listed user with its tags, which the list does not give.</summary>
    private async Task<IamUser?> TaggedAsync(IamUser listed, CancellationToken cancellationToken) =>
        await _users.ReadAsync(listed.Name, () => users.FindAsync(listed.Name, cancellationToken)) is { } user ? listed with { Tags = user.Tags } : null;

    /// <summary>Whose a user is: its tags say so, and its name must be the one that this gives.</summary>
    private static Model.Ownership? OwnerOf(IamUser user, ObserveRequest request) =>
        OwnerOf(user.Tags!, request) is { } owner && user.Name == SmtpUserKind.NameFor(request.Platform, owner.Resource.Owner) ? owner : null;

    private static Model.Ownership? OwnerOf(StoredSecret secret, ObserveRequest request) =>
        OwnerOf(secret.Tags, request) is { } owner && secret.Name == SmtpUserKind.SecretNameFor(request.Platform, owner.Resource.Owner) ? owner : null;

    private static Model.Ownership? OwnerOf(EquatableMap<string> tags, ObserveRequest request) =>
        OwnershipTags.Read(tags, request.Platform, request.Environment.Name) is { Resource: { Kind: SmtpUserKind.KindName, Owner.App: not null } } owner ? owner : null;

    private static Observation.Found Found(IamUser? user, StoredSecret? secret, Model.Ownership owner) =>
        new(new SmtpUserState(user, secret, Right: null, IsApplied: null, Keys: null), SmtpUserKind.Outputs(secret), owner);
}
