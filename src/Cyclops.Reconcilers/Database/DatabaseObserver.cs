using System.Globalization;
using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Postgres.Names;
using Cyclops.Reconcilers.DatabaseSecret;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Database;

/// <summary>
/// Finds the databases of apps. A server is asked only when an app wants a database on it, or a secret says that one has: a server
/// that nobody uses costs nothing and may be out of reach.
/// </summary>
internal sealed class DatabaseObserver(SecretsManagerGateway secrets, DatabaseServers servers, TimeProvider time)
{
    public async Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken)
    {
        var stored = await DatabaseSecretKind.ListAsync(request, secrets, cancellationToken);
        var arns = stored
            .Select(s => (Secret: s, Owner: DatabaseSecretKind.OwnerOf(s, request)))
            .Where(s => s.Owner is not null)
            .ToDictionary(s => s.Owner!.Resource, s => s.Secret);
        var used = request.Desired.Select(d => ((DatabaseSpec)d.Spec).Server)
            .Concat(arns.Values.Select(s => new DatabaseSecretState(s).Server).OfType<string>())
            .Distinct(StringComparer.Ordinal)
            .Where(request.Environment.Databases.ContainsKey)
            .Order(StringComparer.Ordinal);
        var observations = request.Desired.ToDictionary(d => d.Id, _ => (Observation)Observation.Absent.Instance);
        foreach (var name in used)
        {
            if (AddressOf(request, name) is not { } address)
            {
                continue;
            }

            try
            {
                var server = await servers.UseAsync(
                    address,
                    gateway => gateway.ListAsync(request.Platform, request.Environment.Name, cancellationToken),
                    cancellationToken);
                await AddAsync(new(name, address, server), request, observations, cancellationToken);
            }
            catch (CloudFault fault)
            {
                AddUnreached(name, address, fault, request, arns, observations);
            }
        }

        return observations;
    }

    /// <summary>
    /// Of a server that cannot be asked, a database that was left as it is wanted is taken for that: a server that is down for a while, or a
    /// preview from a machine that cannot reach it, holds no app up. Nobody can tell of the others.
    /// </summary>
    private static void AddUnreached(
        string server,
        ServerAddress address,
        CloudFault fault,
        ObserveRequest request,
        Dictionary<ResourceId, StoredSecret> stored,
        Dictionary<ResourceId, Observation> observations)
    {
        foreach (var (id, secret) in stored.Where(s => new DatabaseSecretState(s.Value).Server == server).OrderBy(s => s.Key))
        {
            observations[DatabaseKind.IdFor(id.Owner, id.Name)] = new Observation.Unknown(fault.Code, fault.Message);
        }

        foreach (var desired in request.Desired.Where(d => ((DatabaseSpec)d.Spec).Server == server))
        {
            var spec = (DatabaseSpec)desired.Spec;
            observations[desired.Id] = stored.GetValueOrDefault(DatabaseSecretKind.IdFor(desired.Id.Owner, desired.Id.Name)) is { VersionId: { } version } secret
                && new DatabaseSecretState(secret).Tag(DatabaseSecretState.AppliedTag) == spec.HashAt(address, version)
                ? AsApplied(desired.Id, spec, address, secret, version)
                : new Observation.Unknown(fault.Code, fault.Message);
        }
    }

    private static Observation.Found AsApplied(ResourceId id, DatabaseSpec spec, ServerAddress address, StoredSecret secret, string version)
    {
        var comment = new PostgresComment("unasked", id.Owner.Environment, id.Owner.App!, id.Name);
        var url = KeyValuePair.Create(DatabaseKind.UrlOutput, DatabaseWork.UrlOf(secret.Arn, version));
        return new(
            new DatabaseState(spec.Server, address, Database: null, comment, [], Extensions: null, IsAsApplied: true),
            spec.HasReader ? new([url, KeyValuePair.Create(DatabaseKind.ReadOnlyUrlOutput, DatabaseWork.ReadOnlyUrlOf(secret.Arn, version))]) : new([url]),
            new(id, Commit: null),
            IsAssumed: true);
    }

    private static ServerAddress? AddressOf(ObserveRequest request, string server)
    {
        var (host, port, secret) = DatabaseServers.Find(request.Environment, server);
        return EnvironmentInputs.Look(request, host) is { } name
            && EnvironmentInputs.Look(request, port) is { } number
            && EnvironmentInputs.Look(request, secret) is { } arn
            ? new(name, int.Parse(number, CultureInfo.InvariantCulture), arn)
            : null;
    }

    private async Task AddAsync(
        ObservedServer server,
        ObserveRequest request,
        Dictionary<ResourceId, Observation> observations,
        CancellationToken cancellationToken)
    {
        var wanted = request.Desired.ToDictionary(d => d.Id, d => (DatabaseSpec)d.Spec);
        foreach (var owner in server.Server.Roles.Where(r => r.Use == PostgresRoleUse.Owner))
        {
            var comment = owner.Comment!;
            var id = DatabaseKind.IdFor(new(request.Environment.Name, comment.App), comment.Name);
            var spec = wanted.GetValueOrDefault(id);
            var state = new DatabaseState(
                server.Name,
                server.Address,
                server.Server.Database(owner.Name),
                comment,
                server.Server.Roles.Where(r => r != owner && comment.IsSame(r.Comment)).ToEquatableList(),
                Extensions: null);
            if (spec is { Extensions.Count: > 0 } && state.Database is { IsOpen: true } database)
            {
                state = state with { Extensions = await ExtensionsAsync(server.Address, database.Name, spec, cancellationToken) };
            }

            var isOver = RetentionTags.IsOver(state.Quarantined, state.Retention, time.GetUtcNow());
            if (spec is not null || state.Quarantined is null || isOver)
            {
                observations[id] = Found(id, state, spec, request) with { IsExpired = spec is null && isOver };
            }
        }

        foreach (var (id, refusal) in ConnectionBudget.Refused(server, wanted, observations))
        {
            observations[id] = observations[id] is Observation.Found found
                ? found with { Obstacle = refusal }
                : new Observation.Unknown(refusal.Reason, refusal.Message);
        }
    }

    /// <summary>Those of the wanted ones that are there: others are nobody's business.</summary>
    private async Task<EquatableList<string>> ExtensionsAsync(ServerAddress address, string database, DatabaseSpec spec, CancellationToken cancellationToken)
    {
        var found = await servers.UseAsync(address, gateway => gateway.ListExtensionsAsync(database, cancellationToken), cancellationToken);
        return found.Select(e => e.Name).Where(spec.Extensions.Contains).ToEquatableList();
    }

    private static Observation.Found Found(ResourceId id, DatabaseState state, DatabaseSpec? spec, ObserveRequest request)
    {
        var commit = state.OwnerComment.Find(DatabaseState.CommitKey);
        return new(state, Outputs(state, spec, request), new(id, CommitId.IsValid(commit) ? new CommitId(commit!) : null));
    }

    /// <summary>What a task definition may refer to: passwords that the roles have by now.</summary>
    private static EquatableMap<string> Outputs(DatabaseState state, DatabaseSpec? spec, ObserveRequest request)
    {
        if (spec is null || request.Resolve(spec.Secret).Text is not { } arn || request.Resolve(spec.SecretVersion).Text is not { } version
            || state.CredentialFor(version) != version)
        {
            return EquatableMap<string>.Empty;
        }

        var url = KeyValuePair.Create(DatabaseKind.UrlOutput, DatabaseWork.UrlOf(arn, version));
        return state.ReaderCredentialFor(version) == version
            ? new([url, KeyValuePair.Create(DatabaseKind.ReadOnlyUrlOutput, DatabaseWork.ReadOnlyUrlOf(arn, version))])
            : new([url]);
    }
}
