using System.Net.Sockets;
using System.Security.Authentication;
using Cyclops.Model.Outcomes;
using Cyclops.Postgres.Credentials;
using Npgsql;

namespace Cyclops.Postgres.Sessions;

/// <summary>Tells what went wrong at a server: what was done, where, what the server said, and what to do. Never a value.</summary>
internal static class PostgresFaults
{
    /// <summary>The server's own answers that somebody else was faster with the same thing.</summary>
    public static bool IsDuplicate(CloudFault fault) => fault.Code is "DuplicateDatabase" or "DuplicateObject" or "UniqueViolation";

    /// <summary>Whether an exception is a failure of the server or of the way to it, not the caller's cancellation.</summary>
    public static bool IsFault(Exception e, CancellationToken cancellationToken) =>
        e is NpgsqlException or SocketException or IOException or AuthenticationException or TimeoutException
        || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <param name="verifier">What was part of the statement and is not to be told.</param>
    public static CloudFault From(Exception e, PostgresServer server, string database, string purpose, ScramVerifier? verifier = null)
    {
        var what = $"{purpose}, database {database} of {server.Host}:{server.Port}";
        if (e is PostgresException answer)
        {
            var (code, advice) = Meaning(answer);
            var said = verifier is null ? FirstLine(answer.MessageText) : FirstLine(answer.MessageText).Replace(verifier.Reveal(), verifier.ToString(), StringComparison.Ordinal);
            // The exception quotes parts of the statement.
            return new(code, $"{what}: {said} (SQLSTATE {answer.SqlState}); {advice}", IsTransient(answer), verifier is null ? e : null);
        }

        return e.GetBaseException() switch
        {
            AuthenticationException refused => new(
                "TlsRefused",
                $"{what}: {FirstLine(refused.Message)}; check the file of certificate authorities and that the host name is the certificate's",
                isTransient: false,
                e),
            TimeoutException or OperationCanceledException => new("Timeout", $"{what}: no answer in time; check the server's load and locks", isTransient: true, e),
            FileNotFoundException missing => new("NoCaFile", $"{what}: {FirstLine(missing.Message)}", isTransient: false, e),
            var other => new("Unreachable", $"{what}: {FirstLine(other.Message)}; check the network, the security groups and the server", isTransient: true, e),
        };
    }

    /// <summary>Our word for a SQLSTATE (appendix A of PostgreSQL's manual), and what to do.</summary>
    private static (string Code, string Advice) Meaning(PostgresException answer) => answer.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            ("LoginRefused", "check the administrator's user and password in its secret"),
        PostgresErrorCodes.InsufficientPrivilege =>
            ("InsufficientPrivilege", "the administrator needs CREATEROLE, CREATEDB and membership in the roles it works on"),
        PostgresErrorCodes.TooManyConnections =>
            ("TooManyConnections", "the server has no connection left; lower what apps may have, or take a larger server"),
        PostgresErrorCodes.InvalidCatalogName => ("NoSuchDatabase", "it has gone meanwhile; it is looked at again"),
        PostgresErrorCodes.UndefinedObject => ("NoSuchObject", "it has gone meanwhile; it is looked at again"),
        PostgresErrorCodes.UndefinedTable => ("NoSuchTable", "it has gone meanwhile; it is looked at again"),
        PostgresErrorCodes.DuplicateDatabase => ("DuplicateDatabase", "somebody else makes it at the same time"),
        PostgresErrorCodes.DuplicateObject => ("DuplicateObject", "somebody else makes it at the same time"),
        PostgresErrorCodes.UniqueViolation => ("UniqueViolation", "somebody else makes it at the same time"),
        PostgresErrorCodes.ObjectInUse => ("ObjectInUse", "sessions or other work hold it; it is tried again"),
        PostgresErrorCodes.CannotConnectNow => ("CannotConnectNow", "the server starts or stops; it is tried again"),
        PostgresErrorCodes.LockNotAvailable => ("LockNotAvailable", "somebody holds a lock on it; it is tried again"),
        PostgresErrorCodes.QueryCanceled => ("Timeout", "it took too long; check the server's load and locks"),
        PostgresErrorCodes.DiskFull => ("DiskFull", "give the server more storage"),
        PostgresErrorCodes.ReservedName => ("ReservedName", "the server keeps such names for itself: choose another one"),
        PostgresErrorCodes.DependentObjectsStillExist => ("DependentObjectsStillExist", "remove what depends on it"),
        PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFile =>
            ("NotSupported", "the server does not have this; check its version and which extensions it offers"),
        var state => ($"SqlState{state}", "see appendix A of PostgreSQL's manual"),
    };

    private static bool IsTransient(PostgresException answer) =>
        answer.IsTransient
        || answer.SqlState.StartsWith("08", StringComparison.Ordinal)
        || IsConcurrentUpdate(answer)
        || answer.SqlState is PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.AdminShutdown
            or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.ObjectInUse
            or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled
            or PostgresErrorCodes.InvalidCatalogName
            or PostgresErrorCodes.UndefinedObject
            or PostgresErrorCodes.UndefinedTable
            or PostgresErrorCodes.DuplicateDatabase
            or PostgresErrorCodes.DuplicateObject
            or PostgresErrorCodes.UniqueViolation;

    /// <summary>Two that change one row of a catalog at a time: PostgreSQL has no code of its own for it.</summary>
    private static bool IsConcurrentUpdate(PostgresException answer) =>
        answer.SqlState == PostgresErrorCodes.InternalError && answer.MessageText.StartsWith("tuple concurrently", StringComparison.Ordinal);

    private static string FirstLine(string message)
    {
        var text = message.AsSpan().Trim();
        var end = text.IndexOfAny('\r', '\n');
        return new(end < 0 ? text : text[..end]);
    }
}
