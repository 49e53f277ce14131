using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>A core of an app on the environment's Solr server.</summary>
internal static class AppSearchFields
{
    /// <summary>The core that is meant where there is one.</summary>
    public const string Main = "main";

    // No path: the server is not to be led outside its configsets.
    public static readonly Field<string> Configset = Field<string>.WithDefault(
        "configset",
        new TextKind("the name of a configset", "ckan") { Pattern = "[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*", MaxLength = 64 },
        "_default",
        "Name of a folder among the server's configsets, with its schema. Cannot be changed later.");

    public static readonly Field<string> UrlEnv = Field<string>.Optional(
        "urlEnv", SharedKinds.VariableName, "`SOLR_URL` of `main`, `<NAME>_SOLR_URL` of others", "Environment variable that holds its URL, `http://host:8983/solr/core`.");

    public static readonly ObjectKind Kind = new("AppSearch", "A core of the app on the environment's Solr server.", Configset, UrlEnv)
    {
        Planned = ["on", "coreEnv", "reindex"],
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["config"] = "configset",
            ["schema"] = "configset",
            ["env"] = "urlEnv",
        },
    };

    /// <summary>The variable of a core that does not say.</summary>
    public static string DefaultUrlEnv(string name) => name == Main ? "SOLR_URL" : $"{name.Replace('-', '_').ToUpperInvariant()}_SOLR_URL";
}
