namespace Cyclops.Postgres.Sessions;

/// <summary>A statement on its way, without its text: that may hold what is secret.</summary>
/// <param name="Database">Where it is executed.</param>
/// <param name="Purpose">What it does: <c>create role tel_aviv_main_4f2a91bc07_a</c>.</param>
/// <param name="IsChange">Whether it changes anything.</param>
public sealed record SentStatement(string Database, string Purpose, bool IsChange);
