using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Secrets;
using Cyclops.Postgres;
using Cyclops.Postgres.Credentials;
using Cyclops.Postgres.Names;
using Cyclops.Postgres.Wishes;
using Cyclops.Reconcilers.DatabaseSecret;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Database;

/// <summary>Makes, changes, locks and drops databases.</summary>
internal sealed class DatabaseWork(SecretsManagerGateway secrets, DatabaseServers servers, DatabaseBackups backups)
{
    /// <summary>Makes a database with its roles, or what is missing of it, with the passwords that the secret holds now.</summary>
    /// <param name="id">The database.</param>
    /// <param name="spec">What is wanted.</param>
    /// <param name="state">What was found; null: nothing. The role that the app logged in as before keeps its password, and has the same limits.</param>
    /// <param name="context">What is known beside.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<VerbResult> EnsureAsync(ResourceId id, DatabaseSpec spec, DatabaseState? state, VerbContext context, CancellationToken cancellationToken)
    {
        var arn = context.Require(spec.Secret);
        var stored = await secrets.GetValueAsync(arn, cancellationToken);
        var value = DatabaseSecretValue.Parse(spec.Database, stored.Text, arn);
        var wish = new DatabaseWish(
            KeyOf(id, spec, context),
            [Role(value.User, value.Password, stored.VersionId, spec.Connections), .. Others(state?.Logins, value.User, spec.Connections)],
            spec.HasReader && value.ReaderPassword is { } password
                ? [Role(value.Reader, password, stored.VersionId, spec.Connections), .. Others(state?.Readers, value.Reader, spec.Connections)]
                : [],
            spec.Extensions);
        var address = AddressOf(spec, context);
        var answer = await servers.UseAsync(address, server => server.EnsureDatabaseAsync(wish, cancellationToken), cancellationToken);
        if (Problem(answer, id) is { } problem)
        {
            return VerbResult.Of(problem);
        }

        var applied = new Dictionary<string, string>(StringComparer.Ordinal) { [DatabaseSecretState.AppliedTag] = spec.HashAt(address, stored.VersionId) };
        await secrets.TagAsync(arn, applied, cancellationToken);

        return spec.HasReader
            ? VerbResult.Converged((DatabaseKind.UrlOutput, UrlOf(arn, stored.VersionId)), (DatabaseKind.ReadOnlyUrlOutput, ReadOnlyUrlOf(arn, stored.VersionId)))
            : VerbResult.Converged((DatabaseKind.UrlOutput, UrlOf(arn, stored.VersionId)));
    }

    /// <summary>Takes a database out of quarantine.</summary>
    /// <returns>What is in the way; null: nothing.</returns>
    public async Task<Outcome?> UnlockAsync(ResourceId id, DatabaseSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var key = KeyOf(id, spec, context);
        return Problem(await servers.UseAsync(AddressOf(spec, context), server => server.UnlockAsync(key, cancellationToken), cancellationToken), id);
    }

    /// <summary>Removes the roles that only read, which are not asked for any more.</summary>
    public async Task<VerbResult> RemoveReadersAsync(
        UpdateOf<DatabaseSpec, DatabaseState> update,
        VerbContext context,
        VerbResult result,
        CancellationToken cancellationToken)
    {
        var key = KeyOf(update.Id, update.Spec, context);
        foreach (var reader in update.State.Readers)
        {
            var answer = await servers.UseAsync(update.State.Address, server => server.RemoveRoleAsync(key, reader.Name, cancellationToken), cancellationToken);
            if (Problem(answer, update.Id) is { } problem)
            {
                return VerbResult.Of(problem);
            }
        }

        return result;
    }

    /// <summary>Locks a database; drops it when it was locked before, which is only asked for when the time is over.</summary>
    public async Task<VerbResult> RemoveAsync(ResourceId id, DatabaseState state, VerbContext context, CancellationToken cancellationToken)
    {
        var name = state.Database?.Name ?? PostgresNames.Database(context.Platform, context.Environment.Name, id.Owner.App!, id.Name);
        var key = new DatabaseKey(new(context.Platform, context.Environment.Name, id.Owner.App!, id.Name), name, PostgresNames.Owner(name));
        if (state.Quarantined is not null)
        {
            return await DropAsync(id, state, key, cancellationToken);
        }

        await ForgetAppliedAsync(DatabaseSecretKind.NameFor(context.Platform, id.Owner, id.Name), cancellationToken);
        var answer = await servers.UseAsync(state.Address, server => server.LockAsync(key, cancellationToken), cancellationToken);
        return Problem(answer, id) is { } problem ? VerbResult.Of(problem) : VerbResult.Converged();
    }

    private async Task<VerbResult> DropAsync(ResourceId id, DatabaseState state, DatabaseKey key, CancellationToken cancellationToken)
    {
        var (wait, place) = state.Database is null ? (null, null) : await backups.EnsureAsync(id, state.Address, key, DateTimeOffset.Parse(state.Quarantined!, CultureInfo.InvariantCulture), cancellationToken);
        if (wait is not null)
        {
            return VerbResult.Of(wait);
        }

        var answer = await servers.UseAsync(state.Address, server => server.DropAsync(key, cancellationToken), cancellationToken);
        return VerbResult.Of(Problem(answer, id) ?? new Outcome.Converged(place is null ? "" : $"its last dump is {place}"));
    }

    /// <summary>From now on nobody may think that the database is as it was left.</summary>
    private async Task ForgetAppliedAsync(string secret, CancellationToken cancellationToken)
    {
        try
        {
            await secrets.UntagAsync(secret, [DatabaseSecretState.AppliedTag], cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code is "ResourceNotFoundException" or "InvalidRequestException")
        {
            // It has gone, or is going: then it says nothing.
        }
    }

    /// <summary>As a task definition refers to a key of a version of a secret. Source: Amazon ECS Developer Guide, "Pass Secrets Manager secrets through environment variables".</summary>
    public static string UrlOf(string arn, string version) => $"{arn}:{DatabaseSecretValue.UrlKey}::{version}";

    /// <inheritdoc cref="UrlOf"/>
    public static string ReadOnlyUrlOf(string arn, string version) => $"{arn}:{DatabaseSecretValue.ReadOnlyUrlKey}::{version}";

    private static ServerAddress AddressOf(DatabaseSpec spec, VerbContext context) =>
        new(context.Require(spec.Host), int.Parse(context.Require(spec.Port), CultureInfo.InvariantCulture), context.Require(spec.AdminSecret));

    private static DatabaseKey KeyOf(ResourceId id, DatabaseSpec spec, VerbContext context)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal) { [DatabaseState.RetentionKey] = RetentionTags.Text(spec.Retention) };
        if (context.Commit is { } commit)
        {
            values[DatabaseState.CommitKey] = commit.Sha;
        }

        return new(new(context.Platform, context.Environment.Name, id.Owner.App!, id.Name, new(values)), spec.Database, PostgresNames.Owner(spec.Database));
    }

    private static RoleWish Role(string name, Secret password, string version, int connections) =>
        new(name, new Credential(version, ScramVerifier.Derive(password, SaltOf(name, version))), connections);

    private static IEnumerable<RoleWish> Others(IEnumerable<Postgres.States.RoleState>? roles, string used, int connections) =>
        (roles ?? []).Where(r => r.Name != used).Select(r => new RoleWish(r.Name, Credential: null, connections));

    /// <summary>No two passwords share one, which is all that a salt is for.</summary>
    private static byte[] SaltOf(string role, string version) => SHA256.HashData(Encoding.UTF8.GetBytes($"{role}\n{version}"))[..ScramVerifier.SaltBytes];

    private static Outcome? Problem(DatabaseAnswer answer, ResourceId id) => answer switch
    {
        DatabaseAnswer.Foreign foreign => new Outcome.Stalled(
            "NameTaken",
            $"{foreign.What} {foreign.Name}, which {id} is to be, is there already and is not ours: {foreign.Found}; rename or remove it"),
        DatabaseAnswer.Locked locked => new Outcome.Failed("Quarantined", $"{id} is in quarantine since {locked.Since}; it is looked at again"),
        DatabaseAnswer.NotLocked => new Outcome.Failed("NotQuarantined", $"{id} is not in quarantine any more and is not dropped; it is looked at again"),
        _ => null,
    };
}
