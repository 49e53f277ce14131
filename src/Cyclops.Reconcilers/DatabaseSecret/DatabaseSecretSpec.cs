using Cyclops.Model;

namespace Cyclops.Reconcilers.DatabaseSecret;

/// <summary>The secret with the password and the URL of an app's database.</summary>
/// <param name="Name"><c>platform/environment/app/database/name</c>.</param>
/// <param name="Server">Name of the server in the environment's manifest.</param>
/// <param name="Host">Host name of the server.</param>
/// <param name="Port">TCP port of the server.</param>
/// <param name="Database">Name of the database on the server.</param>
/// <param name="Rotate">Another text than before asks for another password; null: none is asked for.</param>
/// <param name="HasReader">Whether there is a role that only reads, too.</param>
/// <param name="Retention">How long it is kept when nobody asks for it any more.</param>
public sealed record DatabaseSecretSpec(
    string Name,
    string Server,
    Input Host,
    Input Port,
    string Database,
    string? Rotate,
    bool HasReader,
    TimeSpan Retention);
