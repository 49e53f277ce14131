using System.Text.Json.Nodes;
using System.Web;

namespace Cyclops.Testing;

/// <summary>
/// Stands for a Solr server in standalone mode: its cores, what is in them, and the core admin API as far as it is used here, with
/// Solr's own errors. Sources: Solr Reference Guide 9, CoreContainer and ReplicationHandler.
/// </summary>
/// <param name="time">The clock of backups.</param>
public sealed class StandInSolr(TimeProvider time)
{
    private readonly Lock _lock = new();

    /// <summary>What is indexed, by instance directory: it outlives the core that is only unloaded.</summary>
    private readonly SortedDictionary<string, List<string>> _folders = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, (string Folder, string Configset)> _cores = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _failures = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Core, DateTimeOffset Done, string Documents)> _backups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _lastBackup = new(StringComparer.Ordinal);

    /// <summary>Configsets that it has. At first <c>_default</c> and <c>ckan</c>.</summary>
    public SortedSet<string> Configsets { get; } = new(["_default", "ckan"], StringComparer.Ordinal);

    /// <summary>Whether it has whatever configset it is asked for. Default false.</summary>
    public bool HasEveryConfigset { get; init; }

    /// <summary>How long a backup takes. Default ten seconds.</summary>
    public TimeSpan BackupTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Why the next backups fail; null: they do not.</summary>
    public string? BackupProblem { get; set; }

    /// <summary>Counts what was changed.</summary>
    public int Version { get; private set; }

    /// <summary>Names of its cores, in order.</summary>
    public IReadOnlyList<string> Cores => Locked<IReadOnlyList<string>>(() => [.. _cores.Keys]);

    /// <summary>Names of its backups, in order, with what is in them.</summary>
    public IReadOnlyList<string> Backups => Locked<IReadOnlyList<string>>(() => [.. _backups.Where(b => b.Value.Done <= time.GetUtcNow()).Select(b => $"{b.Key}: {b.Value.Documents}")]);

    /// <summary>Whether a core has a backup that has ended well.</summary>
    public bool IsBackedUp(string core) => Locked(() => _backups.Values.Any(b => b.Core == core && b.Done <= time.GetUtcNow()));

    /// <summary>The configset that a core was made of.</summary>
    public string ConfigsetOf(string core) => Locked(() => _cores[core].Configset);

    /// <summary>What is in a core.</summary>
    public IReadOnlyList<string> DocumentsOf(string core) => Locked<IReadOnlyList<string>>(() => [.. _folders[_cores[core].Folder]]);

    /// <summary>An app indexes something.</summary>
    public void Index(string core, string document) => Changed(() => _folders[_cores[core].Folder].Add(document));

    /// <summary>Somebody makes a core, or removes one with all that it has.</summary>
    public void Meddle(string query) => Answer(new Uri($"http://solr.test/solr/admin/cores?{query}"));

    /// <summary>It is started again, and forgets what it did not write down.</summary>
    public void Restart() => Changed(() =>
    {
        _failures.Clear();
        _lastBackup.Clear();
    });

    /// <summary>Answers a request.</summary>
    public (int Status, string Body) Answer(Uri address)
    {
        var query = HttpUtility.ParseQueryString(address.Query);
        var path = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (status, body) = Locked(() => path switch
        {
            ["solr", "admin", "cores"] => Admin(query["action"], Required),
            ["solr", var core, "replication"] when _cores.ContainsKey(Uri.UnescapeDataString(core)) => Replicate(Uri.UnescapeDataString(core), query["command"], query["name"]),
            _ => Error(404, $"no handler at {address.AbsolutePath}"),
        });
        body["responseHeader"] = new JsonObject { ["status"] = status == 200 ? 0 : status, ["QTime"] = 1 };
        return (status, body.ToJsonString());

        string Required(string name) => query[name] ?? "";
    }

    private (int Status, JsonObject Body) Admin(string? action, Func<string, string> parameter) => action switch
    {
        "STATUS" => Status(),
        "CREATE" => Create(parameter("name"), parameter("instanceDir") is { Length: > 0 } folder ? folder : parameter("name"), parameter("configSet")),
        "RENAME" => Rename(parameter("core"), parameter("other")),
        "UNLOAD" => Unload(parameter("core"), parameter("deleteInstanceDir") == "true"),
        _ => Error(400, $"Unsupported operation: {action}"),
    };

    private (int Status, JsonObject Body) Status()
    {
        var cores = new JsonObject();
        foreach (var (name, core) in _cores)
        {
            cores[name] = new JsonObject
            {
                ["name"] = name,
                ["instanceDir"] = $"/var/solr/data/{core.Folder}",
                ["dataDir"] = $"/var/solr/data/{core.Folder}/data/",
                ["config"] = "solrconfig.xml",
                ["schema"] = "managed-schema.xml",
                ["startTime"] = "2026-11-28T10:00:00.000Z",
                ["uptime"] = 1000,
            };
        }

        return (200, new JsonObject { ["initFailures"] = new JsonObject(_failures.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))), ["status"] = cores });
    }

    private (int Status, JsonObject Body) Create(string name, string folder, string configset)
    {
        if (_cores.ContainsKey(name))
        {
            return Error(500, $"Core with name '{name}' already exists.");
        }

        if (_cores.Values.Any(c => c.Folder == folder))
        {
            return Error(400, $"Error CREATEing SolrCore '{name}': Could not create a new core in /var/solr/data/{folder}as another core is already defined there");
        }

        if (!HasEveryConfigset && !Configsets.Contains(configset))
        {
            var why = $"Unable to create core [{name}] Caused by: Could not load configuration from directory /var/solr/data/configsets/{configset}";
            _failures[name] = why;
            return Error(400, $"Error CREATEing SolrCore '{name}': {why}");
        }

        _failures.Remove(name);
        _cores[name] = (folder, configset);
        _folders.TryAdd(folder, []);
        return Done(new() { ["core"] = name });
    }

    /// <summary>What is not there is renamed without a word, and another core of the new name is replaced.</summary>
    private (int Status, JsonObject Body) Rename(string core, string other)
    {
        if (_cores.Remove(core, out var renamed))
        {
            _cores[other] = renamed;
        }

        return Done([]);
    }

    private (int Status, JsonObject Body) Unload(string core, bool deletes)
    {
        if (!_cores.Remove(core, out var unloaded))
        {
            return Error(400, $"Cannot unload non-existent core [{core}]");
        }

        if (deletes)
        {
            _folders.Remove(unloaded.Folder);
        }

        return Done([]);
    }

    private (int Status, JsonObject Body) Replicate(string core, string? command, string? name)
    {
        if (command == "details")
        {
            var details = new JsonObject { ["indexSize"] = "69 bytes", ["isLeader"] = "true" };
            if (_lastBackup.GetValueOrDefault(core) is { } last)
            {
                var isDone = _backups.TryGetValue(last, out var backup) && backup.Done <= time.GetUtcNow();
                details["backup"] = isDone ? new JsonObject { ["fileCount"] = 3, ["status"] = "success", ["snapshotName"] = last, ["directoryName"] = $"snapshot.{last}" }
                    : _backups.ContainsKey(last) ? null
                    : new JsonObject { ["exception"] = last };
            }

            return (200, new JsonObject { ["details"] = details });
        }

        if (command != "backup" || name is null)
        {
            return Error(400, $"Unsupported command: {command}");
        }

        if (_backups.ContainsKey(name))
        {
            return Error(400, $"Snapshot directory already exists: file:///var/solr/data/snapshot.{name}");
        }

        if (BackupProblem is null)
        {
            _backups[name] = (core, time.GetUtcNow() + BackupTime, string.Join(' ', _folders[_cores[core].Folder]));
        }

        _lastBackup[core] = BackupProblem ?? name;
        return Done(new() { ["status"] = "OK" });
    }

    private (int Status, JsonObject Body) Done(JsonObject body)
    {
        Version++;
        return (200, body);
    }

    private static (int Status, JsonObject Body) Error(int status, string message) => (status, new JsonObject
    {
        ["error"] = new JsonObject { ["metadata"] = new JsonArray("error-class", "org.apache.solr.common.SolrException"), ["msg"] = message, ["code"] = status },
    });

    private void Changed(Action change) => Locked(() =>
    {
        change();
        return ++Version;
    });

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
