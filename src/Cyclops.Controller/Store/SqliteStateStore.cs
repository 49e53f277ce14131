using System.Globalization;
using Cyclops.Controller.Sources;
using Cyclops.Model;
using Cyclops.Model.Status;
using Microsoft.Data.Sqlite;

namespace Cyclops.Controller.Store;

/// <summary>The embedded store: one SQLite file in a folder of its own, written through to the disk.</summary>
public sealed class SqliteStateStore : IStateStore, IDisposable
{
    public const string FileName = "cyclops.db";

    private readonly Lock _lock = new();
    private readonly FileStream _held;
    private readonly SqliteConnection _connection;
    private readonly string _file;

    private SqliteStateStore(FileStream held, SqliteConnection connection, string file) =>
        (_held, _connection, _file) = (held, connection, file);

    /// <summary>Opens the store, or makes a new one.</summary>
    /// <exception cref="StoreException">Another controller has it, or it is damaged, or from a newer version.</exception>
    public static SqliteStateStore Open(string folder)
    {
        var held = StoreLock.Take(folder);
        var file = Path.Combine(folder, FileName);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Prepare(connection, file);
            return new(held, connection, file);
        }
        catch (Exception fault) when (fault is SqliteException or StoreException)
        {
            connection.Dispose();
            held.Dispose();
            throw fault as StoreException ?? Damaged(file, fault.Message, fault);
        }
    }

    /// <inheritdoc/>
    public Task<AcceptedHead?> FindAcceptedHeadAsync(CancellationToken cancellationToken) =>
        Using("read the accepted head", () => Query(
            "SELECT sha, tree, roots FROM accepted_head",
            r => new AcceptedHead(
                new(r.GetString(0)),
                r.GetString(1),
                r.GetString(2).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => new CommitId(s)).ToEquatableList()))
            .FirstOrDefault());

    /// <inheritdoc/>
    public Task SaveAcceptedHeadAsync(AcceptedHead head, CancellationToken cancellationToken) =>
        Using("save the accepted head", () => Run(
            "INSERT INTO accepted_head VALUES (1, $sha, $tree, $roots) ON CONFLICT (id) DO UPDATE SET sha = $sha, tree = $tree, roots = $roots",
            ("$sha", head.Commit.Sha),
            ("$tree", head.TreeId),
            ("$roots", string.Join(' ', head.Roots.Select(r => r.Sha)))));

    /// <inheritdoc/>
    public Task<IReadOnlyList<ObjectStatus>> ListStatusesAsync(CancellationToken cancellationToken) =>
        Using<IReadOnlyList<ObjectStatus>>("read statuses", () =>
            [.. Query("SELECT key, status FROM statuses", r => StoredTexts.ReadStatus(r.GetString(1))).OrderBy(s => s.Key)]);

    /// <inheritdoc/>
    public Task SaveStatusAsync(ObjectStatus status, CancellationToken cancellationToken) =>
        Using($"save the status of {status.Key}", () => Run(
            "INSERT INTO statuses VALUES ($key, $status) ON CONFLICT (key) DO UPDATE SET status = $status",
            ("$key", status.Key.ToString()),
            ("$status", StoredTexts.Write(status))));

    /// <inheritdoc/>
    public Task RemoveStatusAsync(ObjectKey key, CancellationToken cancellationToken) =>
        Using($"remove the status of {key}", () => Run("DELETE FROM statuses WHERE key = $key", ("$key", key.ToString())));

    /// <inheritdoc/>
    public Task<IReadOnlyList<RememberedFailure>> ListFailuresAsync(CancellationToken cancellationToken) =>
        Using<IReadOnlyList<RememberedFailure>>("read remembered failures", () =>
        [
            .. Query(
                "SELECT owner, kind, name, fingerprint, message, sha, at FROM failures",
                r => new RememberedFailure(
                    new(ObjectKey.Parse(r.GetString(0)), r.GetString(1), r.GetString(2)),
                    r.GetString(3),
                    r.GetString(4),
                    new(r.GetString(5)),
                    Instant(r.GetString(6)))).OrderBy(f => f.Resource),
        ]);

    /// <inheritdoc/>
    public Task SaveFailureAsync(RememberedFailure failure, CancellationToken cancellationToken) =>
        Using($"remember the failure of {failure.Resource}", () => Run(
            "INSERT OR REPLACE INTO failures VALUES ($resource, $owner, $kind, $name, $fingerprint, $message, $sha, $at)",
            ("$resource", failure.Resource.ToString()),
            ("$owner", failure.Resource.Owner.ToString()),
            ("$kind", failure.Resource.Kind),
            ("$name", failure.Resource.Name),
            ("$fingerprint", failure.Fingerprint),
            ("$message", failure.Message),
            ("$sha", failure.Commit.Sha),
            ("$at", Text(failure.At))));

    /// <inheritdoc/>
    public Task RemoveFailureAsync(ResourceId resource, CancellationToken cancellationToken) =>
        Using($"forget the failure of {resource}", () => Run("DELETE FROM failures WHERE resource = $resource", ("$resource", resource.ToString())));

    /// <inheritdoc/>
    public Task<long> AppendIntentAsync(LedgerIntent intent, CancellationToken cancellationToken) =>
        Using($"record the intent to change {intent.Resource}", () =>
        {
            Run(
                "INSERT INTO intents (at, owner, kind, name, verb, fields, sha, author, why) VALUES ($at, $owner, $kind, $name, $verb, $fields, $sha, $author, $why)",
                ("$at", Text(intent.At)),
                ("$owner", intent.Resource.Owner.ToString()),
                ("$kind", intent.Resource.Kind),
                ("$name", intent.Resource.Name),
                ("$verb", intent.Verb.ToString()),
                ("$fields", StoredTexts.Write(intent.Fields)),
                ("$sha", intent.Commit.Sha),
                ("$author", intent.Author),
                ("$why", intent.Why));
            return Query("SELECT last_insert_rowid()", r => r.GetInt64(0)).First();
        });

    /// <inheritdoc/>
    public Task AppendOutcomeAsync(LedgerOutcome outcome, CancellationToken cancellationToken) =>
        Using($"record the outcome of step {outcome.Intent}", () => Run(
            "INSERT INTO outcomes VALUES ($intent, $at, $outcome, $reason, $message)",
            ("$intent", outcome.Intent),
            ("$at", Text(outcome.At)),
            ("$outcome", outcome.Outcome),
            ("$reason", outcome.Reason),
            ("$message", outcome.Message)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<LedgerEntry>> ListLedgerAsync(int atMost, CancellationToken cancellationToken) =>
        Using<IReadOnlyList<LedgerEntry>>("read the ledger", () => Ledger("ORDER BY i.id DESC LIMIT $most", ("$most", atMost)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<LedgerEntry>> ListOpenIntentsAsync(CancellationToken cancellationToken) =>
        Using<IReadOnlyList<LedgerEntry>>("read open intents", () => Ledger("WHERE o.intent IS NULL ORDER BY i.id"));

    public void Dispose()
    {
        lock (_lock)
        {
            _connection.Dispose();
            _held.Dispose();
        }
    }

    private static void Prepare(SqliteConnection connection, string file)
    {
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000");
        var check = Scalar(connection, "PRAGMA quick_check(1)")?.ToString();
        if (check != "ok")
        {
            throw Damaged(file, check ?? "no answer", null);
        }

        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > StoreSchema.Version)
        {
            throw new StoreException(
                $"The store {file} was made by a newer Cyclops (its version is {version}, this one knows {StoreSchema.Version}). Run the newer version, or set Cyclops__Store__Path to another folder.");
        }

        if (version == 0)
        {
            Execute(connection, $"BEGIN IMMEDIATE; {StoreSchema.Create} PRAGMA user_version = {StoreSchema.Version}; COMMIT");
        }
    }

    private static StoreException Damaged(string file, string why, Exception? inner) => new(
        $"The store {file} cannot be read: {why}. Move the file aside (mv {file} {file}.damaged) and start again: "
        + "only the history of statuses and the ledger are lost; what should run is in Git, what runs is in AWS.",
        inner);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constant texts of this class and StoreSchema
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constant texts of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private List<LedgerEntry> Ledger(string which, params ReadOnlySpan<(string, object)> parameters) =>
        Query(
            "SELECT i.id, i.at, i.owner, i.kind, i.name, i.verb, i.fields, i.sha, i.author, i.why, o.at, o.outcome, o.reason, o.message "
            + $"FROM intents i LEFT JOIN outcomes o ON o.intent = i.id {which}",
            r => new LedgerEntry(
                r.GetInt64(0),
                new(
                    Instant(r.GetString(1)),
                    new(ObjectKey.Parse(r.GetString(2)), r.GetString(3), r.GetString(4)),
                    Enum.Parse<Model.Plans.Verb>(r.GetString(5)),
                    StoredTexts.ReadFields(r.GetString(6)),
                    new(r.GetString(7)),
                    r.GetString(8),
                    r.GetString(9)),
                r.IsDBNull(10) ? null : new(r.GetInt64(0), Instant(r.GetString(10)), r.GetString(11), r.GetString(12), r.GetString(13))),
            parameters);

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private int Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // constant texts of this class; values go in as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private Task<T> Using<T>(string what, Func<T> work)
    {
        lock (_lock)
        {
            try
            {
                return Task.FromResult(work());
            }
            catch (Exception fault) when (fault is SqliteException or InvalidOperationException or FormatException or ArgumentException or System.Text.Json.JsonException)
            {
                return Task.FromException<T>(new StoreException(
                    $"The store {_file} could not {what}: {fault.Message} Nothing is changed in AWS without a record of it; check the disk and the folder's rights.", fault));
            }
        }
    }
}
