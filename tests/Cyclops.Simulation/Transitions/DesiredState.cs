using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Transitions;

/// <summary>All manifests of a config repository at one moment.</summary>
internal sealed class DesiredState
{
    public const string PlatformFile = "platform.yaml";
    public const string EnvironmentFile = "environments/staging/environment.yaml";
    public const string AppFile = "apps/alpha/app.yaml";
    public const string OverrideFile = "apps/alpha/staging.yaml";

    private readonly SortedDictionary<string, ManifestTree> _files;

    private DesiredState(SortedDictionary<string, ManifestTree> files) => _files = files;

    /// <summary>
    /// A platform, an environment, an app, and another that must not care. The lowest layer of the app says most, so that each
    /// layer above it can say it otherwise.
    /// </summary>
    public static DesiredState Base { get; } = new(new(StringComparer.Ordinal)
    {
        [PlatformFile] = File("Platform", "acme", new(
            ("accounts", new ManifestTree(("main", new ManifestTree(("id", "\"123456789012\""))))),
            ("tags", "{team: web}"),
            ("blueprints", new ManifestTree(("basic", new ManifestTree(
                ("image", "web:1"),
                ("containers", new ManifestTree(("solr", new ManifestTree(("image", "solr:9"), ("memory", "128"))))))))))),
        [EnvironmentFile] = File("Environment", "staging", new(
            ("domain", "staging.example.org"),
            ("account", "main"),
            ("network", new ManifestTree(("managed", new ManifestTree(("cidr", "10.40.0.0/16"), ("nat", "none"))))),
            ("cluster", new ManifestTree(("ec2", new ManifestTree(("instanceTypes", "[t3.large]"), ("max", "4"))))))),
        [AppFile] = App("alpha", ("blueprint", "basic")),
        ["apps/beta/app.yaml"] = App("beta", ("image", "web:1"), ("containers", new ManifestTree(("solr", new ManifestTree(("image", "solr:9")))))),
    });

    /// <summary>The same with a file for what differs for alpha in staging.</summary>
    public static DesiredState WithOverride { get; } = new(new(Base._files, StringComparer.Ordinal) { [OverrideFile] = File("App", "alpha", new()) });

    /// <summary>
    /// The same with all that apps may use beside each other. Each field of it can be changed to something that AWS does in
    /// place: the storage is large enough for a number of operations, and what is smallest here can be made larger.
    /// </summary>
    public static DesiredState WithBackends { get; } = Base.With(
    [
        Backend(["databases", "main", "managed", "class"], "db.t4g.small"),
        Backend(["databases", "main", "managed", "storage"], "400"),
        Backend(["databases", "main", "managed", "maxStorage"], "1000"),
        Backend(["cache", "managed", "nodeType"], "cache.t4g.micro"),
        Backend(["search", "managed", "memory"], "1Gi"),
        Backend(["email"], "{}"),
        Backend(["alarms", "notify"], "[dev@example.org]"),
    ]);

    /// <summary>The same with a PostgreSQL server that is there already, on which apps can have databases at once, a key-value store and a Solr server.</summary>
    public static DesiredState WithServer { get; } = Base.With(Server);

    /// <summary>The same with a file for what differs for alpha in staging.</summary>
    public static DesiredState WithServerAndOverride { get; } = WithOverride.With(Server);

    /// <summary>The base state with mail that apps can send, and a Sentry that they can report errors to, at once.</summary>
    public static DesiredState WithMail { get; } = Base.With(Mail);

    /// <summary>The same with a file for what differs for alpha in staging.</summary>
    public static DesiredState WithMailAndOverride { get; } = WithOverride.With(Mail);

    public ManifestTree File(string path) => _files[path];

    public DesiredState With(IEnumerable<Edit> edits)
    {
        var files = new SortedDictionary<string, ManifestTree>(_files, StringComparer.Ordinal);
        foreach (var edit in edits)
        {
            files[edit.File] = files[edit.File].With([.. edit.Path], edit.Text);
        }

        return new(files);
    }

    /// <summary>Makes the files of a commit.</summary>
    public void WriteTo(SortedDictionary<string, string> files)
    {
        files.Clear();
        foreach (var (path, tree) in _files)
        {
            files[$"manifests/{path}"] = tree.ToString();
        }
    }

    private static IReadOnlyList<Edit> Server =>
    [
        Backend(["databases", "main", "existing", "host"], "db.example.org"),
        Backend(["databases", "main", "existing", "secretArn"], $"'{Databases.AdminArn}'"),
        Backend(["cache", "existing", "url"], "redis://cache.example.org:6379"),
        Backend(["search", "existing", "url"], Searches.Server),
    ];

    private static IReadOnlyList<Edit> Mail => [Backend(["email"], "{}"), new(PlatformFile, ["spec", "sentry"], Errors.Platform["sentry: ".Length..])];

    private static Edit Backend(IReadOnlyList<string> path, string text) => new(EnvironmentFile, ["spec", .. path], text);

    private static ManifestTree App(string name, params ReadOnlySpan<(string Name, ManifestTree Value)> spec) =>
        File("App", name, new([.. spec, ("environments", new ManifestTree(("staging", new ManifestTree())))]));

    private static ManifestTree File(string kind, string name, ManifestTree spec) =>
        new(("apiVersion", "cyclops/v1"), ("kind", kind), ("metadata", new ManifestTree(("name", name))), ("spec", spec));
}
