using System.Globalization;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Reconcilers.Retention;

namespace Cyclops.Reconcilers.Database;

/// <summary>A database of an app.</summary>
/// <param name="Server">Name of the server in the environment's manifest.</param>
/// <param name="Host">Host name of the server.</param>
/// <param name="Port">TCP port of the server.</param>
/// <param name="AdminSecret">ARN of the secret of the server's administrator.</param>
/// <param name="Database">Name of the database on the server, and of the role that owns it.</param>
/// <param name="Extensions">Extensions that are to be there; others stay.</param>
/// <param name="Connections">Sessions of each login role at a time.</param>
/// <param name="HasReader">Whether there is a role that only reads.</param>
/// <param name="Secret">ARN of the secret with the passwords.</param>
/// <param name="SecretVersion">Version of the secret whose passwords the roles are to have.</param>
/// <param name="Retention">How long it is kept when nobody asks for it any more.</param>
public sealed record DatabaseSpec(
    string Server,
    Input Host,
    Input Port,
    Input AdminSecret,
    string Database,
    EquatableList<string> Extensions,
    int Connections,
    bool HasReader,
    Input Secret,
    Input SecretVersion,
    TimeSpan Retention)
{
    /// <summary>Tells whether a database was left as it is wanted.</summary>
    /// <param name="address">Where its server is.</param>
    /// <param name="version">The version of the secret.</param>
    public string HashAt(ServerAddress address, string version) => ResourceNames.Hash(
        20,
        address.Host,
        address.Port.ToString(CultureInfo.InvariantCulture),
        Database,
        string.Join(' ', Extensions.Order(StringComparer.Ordinal)),
        Connections.ToString(CultureInfo.InvariantCulture),
        HasReader ? "reader" : "",
        RetentionTags.Text(Retention),
        version);

    /// <summary>Sessions of the server that it asks for.</summary>
    public int Share => HasReader ? 2 * Connections : Connections;
}
