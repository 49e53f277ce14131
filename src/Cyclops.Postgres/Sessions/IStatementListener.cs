namespace Cyclops.Postgres.Sessions;

/// <summary>Hears of every statement. What it throws goes to the caller as it is.</summary>
public interface IStatementListener
{
    /// <summary>A statement is about to be sent.</summary>
    ValueTask SendingAsync(SentStatement statement, CancellationToken cancellationToken);

    /// <summary>The server has executed it. Statements of a transaction count with the last of them, which is its commit.</summary>
    ValueTask SentAsync(SentStatement statement, CancellationToken cancellationToken);
}
