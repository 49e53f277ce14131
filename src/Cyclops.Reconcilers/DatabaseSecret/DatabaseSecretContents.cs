using System.Security.Cryptography;
using System.Text;
using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.Ownership;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.DatabaseSecret;

/// <summary>Writes what a database's secret holds: first the value, then the tags that say of what the value is.</summary>
internal sealed class DatabaseSecretContents(SecretsManagerGateway secrets, IPasswordSource passwords)
{
    /// <summary>Makes the secret with a first password.</summary>
    /// <exception cref="CloudFault">Among others <c>ResourceExistsException</c>: there is one of that name.</exception>
    public Task<StoredSecret> CreateAsync(ResourceId id, DatabaseSecretSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var value = new DatabaseSecretValue(spec.Database, 'a', passwords.Next(), spec.HasReader ? passwords.Next() : null);
        var tags = new Dictionary<string, string>(OwnershipTags.For(id, context), StringComparer.Ordinal);
        foreach (var (name, text) in Tags(spec, context))
        {
            tags[name] = text;
        }

        return secrets.CreateAsync(
            spec.Name,
            $"Database {id.Name} of {id.Owner}, made by Cyclops",
            value.ToSecret(context.Require(spec.Host), context.Require(spec.Port)),
            tags,
            version: null,
            cancellationToken);
    }

    /// <summary>
    /// Has the secret hold what is wanted. A new version has an id that follows from what is wanted and from the version it
    /// replaces: after a crash it is known again and no password is changed twice.
    /// </summary>
    public async Task<StoredSecret> UpdateAsync(StoredSecret secret, DatabaseSecretSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var state = new DatabaseSecretState(secret);
        var (host, port) = (context.Require(spec.Host), context.Require(spec.Port));
        var rotates = spec.Rotate is { } rotate && rotate != (state.Tag(DatabaseSecretState.RotateTag) ?? "");
        var isSame = !rotates
            && host == state.Tag(DatabaseSecretState.HostTag)
            && port == state.Tag(DatabaseSecretState.PortTag)
            && spec.HasReader == (state.Tag(DatabaseSecretState.ReaderTag) == "true");
        if (!isSame && !IsWritten(secret, spec, host, port))
        {
            var old = DatabaseSecretValue.Parse(spec.Database, (await secrets.GetValueAsync(secret.Arn, cancellationToken)).Text, spec.Name);
            var reader = !spec.HasReader ? null : rotates ? passwords.Next() : old.ReaderPassword ?? passwords.Next();
            var value = rotates
                ? old with { Slot = old.Slot == 'a' ? 'b' : 'a', Password = passwords.Next(), ReaderPassword = reader }
                : old with { ReaderPassword = reader };
            var version = await secrets.PutValueAsync(secret.Arn, value.ToSecret(host, port), TokenOf(spec, host, port, secret.VersionId), cancellationToken);
            secret = secret with { VersionId = version };
        }

        var tags = Tags(spec, context);
        foreach (var (name, text) in OwnershipTags.Renewed(context) ?? new Dictionary<string, string>())
        {
            tags[name] = text;
        }

        await secrets.TagAsync(secret.Arn, tags, cancellationToken);
        return secret;
    }

    private static bool IsWritten(StoredSecret secret, DatabaseSecretSpec spec, string host, string port) =>
        secret.VersionId is { } current && secret.PreviousVersionId is { } previous && current == TokenOf(spec, host, port, previous);

    /// <summary>32 to 64 characters, as Secrets Manager wants them of a version's id.</summary>
    private static string TokenOf(DatabaseSecretSpec spec, string host, string port, string? previous)
    {
        var parts = new[] { spec.Name, host, port, spec.Rotate ?? "", spec.HasReader ? "reader" : "", previous ?? "" };
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16)).ToString();
    }

    private static Dictionary<string, string> Tags(DatabaseSecretSpec spec, VerbContext context)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [DatabaseSecretState.ServerTag] = spec.Server,
            [DatabaseSecretState.HostTag] = context.Require(spec.Host),
            [DatabaseSecretState.PortTag] = context.Require(spec.Port),
            [DatabaseSecretState.ReaderTag] = spec.HasReader ? "true" : "false",
            [RetentionTags.Retention] = RetentionTags.Text(spec.Retention),
        };
        if (spec.Rotate is { } rotate)
        {
            tags[DatabaseSecretState.RotateTag] = rotate;
        }

        return tags;
    }
}
