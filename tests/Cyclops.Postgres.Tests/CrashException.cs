namespace Cyclops.Postgres.Tests;

/// <summary>The process ends here.</summary>
public sealed class CrashException : Exception;
