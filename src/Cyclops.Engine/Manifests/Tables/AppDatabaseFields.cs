using Cyclops.Engine.Manifests.Fields;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>A database of an app.</summary>
internal static class AppDatabaseFields
{
    /// <summary>The database, and the server, that is meant where there is one.</summary>
    public const string Main = "main";

    public static readonly Field<string> On = Field<string>.Optional(
        "on", SharedKinds.DatabaseName, "the only one, or `main`", "Name of one of the environment's `databases`: the server it is on. Cannot be changed later.");

    public static readonly Field<EquatableList<string>> Extensions = Field<EquatableList<string>>.WithDefault(
        "extensions",
        new ListKind<string>(
            "extensions",
            new TextKind("the name of an extension", "postgis") { Pattern = "[a-z][a-z0-9_-]*", MaxLength = 63 },
            max: 20),
        "[]",
        "Extensions of PostgreSQL that it has. One that is taken out of the list stays.");

    public static readonly Field<int> Connections = Field<int>.WithDefault(
        "connections", new IntegerKind(1, 500), "10", "Sessions of the app at a time. The server's share for apps is dealt out by it.");

    public static readonly Field<string> UrlEnv = Field<string>.Optional(
        "urlEnv", SharedKinds.VariableName, "`DATABASE_URL` of `main`, `<NAME>_DATABASE_URL` of others", "Environment variable that holds its URL, `postgresql://user:password@host:port/database`.");

    public static readonly Field<string> ReadOnlyUrlEnv = Field<string>.Optional(
        "readOnlyUrlEnv", SharedKinds.VariableName, "none", "Environment variable that holds the URL of a role that reads and never writes; without it there is none.");

    public static readonly Field<string> Rotate = Field<string>.Optional(
        "rotate",
        SharedKinds.Rotation,
        "none",
        "Another text than before gives it another password: the app is rolled out with it, and the one before works until then.");

    public static readonly ObjectKind Kind = new("AppDatabase", "A database of the app on one of the environment's servers.", On, Extensions, Connections, UrlEnv, ReadOnlyUrlEnv, Rotate)
    {
        Planned = ["owner"],
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["server"] = "on",
            ["instance"] = "on",
            ["maxConnections"] = "connections",
            ["readOnly"] = "readOnlyUrlEnv",
            ["env"] = "urlEnv",
        },
    };

    /// <summary>The variable of a database that does not say.</summary>
    public static string DefaultUrlEnv(string name) =>
        name == Main ? "DATABASE_URL" : $"{name.Replace('-', '_').ToUpperInvariant()}_DATABASE_URL";

    /// <summary>The server of a database that does not say; null when there is none, or no telling which.</summary>
    public static string? DefaultServer(IReadOnlyCollection<string> servers) =>
        servers.Count == 1 ? servers.First() : servers.FirstOrDefault(s => s == Main);
}
