namespace Cyclops.Testing;

/// <summary>A client key of <see cref="StandInSentry"/>.</summary>
public sealed class StandInSentryKey(string id, string name, string dsn)
{
    public string Id => id;

    public string Name => name;

    public string Dsn => dsn;

    public bool IsActive { get; set; } = true;
}
