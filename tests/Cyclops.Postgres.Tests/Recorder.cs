using Cyclops.Postgres.Sessions;

namespace Cyclops.Postgres.Tests;

/// <summary>Keeps what was sent, and stops after a number of statements as a crash would.</summary>
internal sealed class Recorder(int? stopAfter = null) : IStatementListener
{
    public List<SentStatement> Sent { get; } = [];

    public IEnumerable<string> Changes => Sent.Where(statement => statement.IsChange).Select(statement => statement.Purpose);

    public ValueTask SendingAsync(SentStatement statement, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask SentAsync(SentStatement statement, CancellationToken cancellationToken)
    {
        Sent.Add(statement);
        return Sent.Count == stopAfter ? throw new CrashException() : ValueTask.CompletedTask;
    }
}
