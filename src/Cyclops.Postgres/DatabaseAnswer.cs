namespace Cyclops.Postgres;

/// <summary>What became of a wish about a database.</summary>
public abstract record DatabaseAnswer
{
    private DatabaseAnswer()
    {
    }

    /// <summary>It is as was asked for.</summary>
    /// <param name="Changes">What had to be changed, in order; empty: nothing.</param>
    public sealed record Done(EquatableList<string> Changes) : DatabaseAnswer;

    /// <summary>Something of that name is there and not ours. Nothing was changed.</summary>
    /// <param name="What"><c>database</c> or <c>role</c>.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Found">What says that it is not: <c>its owner is ada</c>.</param>
    public sealed record Foreign(string What, string Name, string Found) : DatabaseAnswer;

    /// <summary>The database is in quarantine and has to be unlocked before. Nothing was changed.</summary>
    /// <param name="Since">When it was put there: <c>2026-11-28T10:00:00Z</c>.</param>
    public sealed record Locked(string Since) : DatabaseAnswer;

    /// <summary>The database is not in quarantine, and what is not locked is not removed. Nothing was changed.</summary>
    public sealed record NotLocked : DatabaseAnswer;
}
