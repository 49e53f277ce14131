namespace Cyclops.Sentry;

/// <summary>A client key of a project.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people read of it.</param>
/// <param name="Dsn">Where an app sends its errors. It lets whoever has it send more, and read nothing.</param>
/// <param name="IsActive">Whether Sentry takes what is sent with it.</param>
public sealed record SentryKey(string Id, string Name, string Dsn, bool IsActive);
