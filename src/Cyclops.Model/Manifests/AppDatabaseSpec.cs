namespace Cyclops.Model.Manifests;

/// <summary>A database of an app.</summary>
/// <param name="On">Name of the environment's server that it is on. Default: the only one, or <c>main</c>.</param>
/// <param name="Extensions">Extensions of PostgreSQL that it has.</param>
/// <param name="Connections">Sessions of the app at a time, 1 to 500. Default 10.</param>
/// <param name="UrlEnv">Environment variable that holds its URL, with the password. Default <c>DATABASE_URL</c> for <c>main</c>, <c>NAME_DATABASE_URL</c> for others.</param>
/// <param name="ReadOnlyUrlEnv">Environment variable that holds the URL of a role that reads and never writes; null: there is no such role.</param>
/// <param name="Rotate">Any text; another one gives it another password. Null: none was asked for.</param>
public sealed record AppDatabaseSpec(
    string On,
    EquatableList<string> Extensions,
    int Connections,
    string UrlEnv,
    string? ReadOnlyUrlEnv,
    string? Rotate);
