using Cyclops.Model.Outcomes;
using Npgsql;

namespace Cyclops.Postgres.Sessions;

/// <summary>A connection to one database. Every statement is one command, told to the listener, and its failure told in one way.</summary>
/// <param name="source">What it came from, where that is its alone; null: a pool.</param>
internal sealed class PostgresSession(
    PostgresServer server,
    string database,
    NpgsqlConnection connection,
    NpgsqlDataSource? source,
    IStatementListener? listener) : IAsyncDisposable
{
    private const string Begin = "begin";
    private const string Commit = "commit";

    /// <summary>Reads rows. Parameters are <c>$1</c>, <c>$2</c>, ... in the text.</summary>
    /// <exception cref="CloudFault">The server refused, failed or could not be reached.</exception>
    public async Task<EquatableList<T>> QueryAsync<T>(
        string purpose,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params object[] parameters)
    {
        var statement = new SentStatement(database, purpose, IsChange: false);
        await TellSendingAsync(statement, cancellationToken);
        var rows = new List<T>();
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            }

            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }
        }
        catch (Exception e) when (PostgresFaults.IsFault(e, cancellationToken))
        {
            throw PostgresFaults.From(e, server, database, purpose);
        }

        await TellSentAsync(statement, cancellationToken);
        return rows.ToEquatableList();
    }

    /// <summary>
    /// Makes a change. Once a statement is sent, its answer is waited for whatever becomes of the caller, or the time-out: a
    /// change that was given up could take effect after somebody has looked.
    /// </summary>
    /// <exception cref="CloudFault">The server refused, failed or could not be reached.</exception>
    public async Task ApplyAsync(Change change, CancellationToken cancellationToken)
    {
        // Within one session, an open transaction ends with it: nothing need be rolled back.
        if (change.InTransaction)
        {
            await SendAsync(new(Begin, Begin), isChange: false, cancellationToken);
        }

        foreach (var statement in change.Statements)
        {
            await SendAsync(statement, isChange: true, cancellationToken);
        }

        if (change.InTransaction)
        {
            var last = change.Statements[^1];
            await SendAsync(new($"{Commit}: {last.Purpose}", Commit), isChange: true, cancellationToken);
        }
    }

    /// <summary>Where it is, for messages.</summary>
    public override string ToString() => $"database {database} of {server.Host}:{server.Port}";

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        if (source is not null)
        {
            await source.DisposeAsync();
        }
    }

    private async Task SendAsync(ChangeStatement change, bool isChange, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var statement = new SentStatement(database, change.Purpose, isChange);
        await TellSendingAsync(statement, cancellationToken);
        try
        {
            // The text is put together by SqlText alone: DDL takes no parameters.
#pragma warning disable CA2100
            await using var command = new NpgsqlCommand(change.Sql, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception e) when (PostgresFaults.IsFault(e, CancellationToken.None))
        {
            throw PostgresFaults.From(e, server, database, change.Purpose, change.Verifier);
        }

        await TellSentAsync(statement, cancellationToken);
    }

    private ValueTask TellSendingAsync(SentStatement statement, CancellationToken cancellationToken) =>
        listener?.SendingAsync(statement, cancellationToken) ?? ValueTask.CompletedTask;

    private ValueTask TellSentAsync(SentStatement statement, CancellationToken cancellationToken) =>
        listener?.SentAsync(statement, cancellationToken) ?? ValueTask.CompletedTask;
}
