using Cyclops.Postgres.Sessions;

namespace Cyclops.Postgres.Tests;

/// <summary>Keeps what was sent, and stops after a number of changes as a crash would: after a read, it would be the same as before it.</summary>
internal sealed class Recorder(int? stopAfter = null, Func<SentStatement, Task>? before = null) : IStatementListener
{
    public List<SentStatement> Sent { get; } = [];

    public IEnumerable<string> Changes => Sent.Where(statement => statement.IsChange).Select(statement => statement.Purpose);

    public ValueTask SendingAsync(SentStatement statement, CancellationToken cancellationToken) => before is null ? ValueTask.CompletedTask : new(before(statement));

    public ValueTask SentAsync(SentStatement statement, CancellationToken cancellationToken)
    {
        Sent.Add(statement);
        return statement.IsChange && Changes.Count() == stopAfter ? throw new CrashException() : ValueTask.CompletedTask;
    }
}
