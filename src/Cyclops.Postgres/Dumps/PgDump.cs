using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cyclops.Model.Outcomes;
using Cyclops.Postgres.Sessions;

namespace Cyclops.Postgres.Dumps;

/// <summary>
/// Runs PostgreSQL's own <c>pg_dump</c>, the only program that dumps all there can be in a database. It gets no variable of ours, and the
/// password by its environment, which other users of the machine do not see.
/// </summary>
internal static class PgDump
{
    private const string Program = "pg_dump";

    /// <summary>Where Debian's and Ubuntu's packages have the versions side by side.</summary>
    private const string Versions = "/usr/lib/postgresql";

    private const int LongestComplaint = 300;

    /// <summary>Dumps a database in pg_dump's custom format, which is compressed and read by <c>pg_restore</c>.</summary>
    /// <param name="server">The server.</param>
    /// <param name="database">The database; the administrator must be let in.</param>
    /// <param name="role">As which role it reads.</param>
    /// <param name="cancellationToken">Stops the program.</param>
    /// <returns>What it wrote, on disk until it is disposed of.</returns>
    /// <exception cref="CloudFault">The program is missing or too old, or it failed.</exception>
    public static async Task<Stream> RunAsync(PostgresServer server, string database, string role, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cyclops-dump-");
        try
        {
            var file = Path.Combine(folder.FullName, "dump");
            using var process = Start(server, database, role, folder.FullName, file);
            try
            {
                var complaint = await process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                if (process.ExitCode != 0)
                {
                    throw Failed(server, database, complaint);
                }
            }
            finally
            {
                Kill(process);
            }

            // The file goes with its folder and is there for as long as it is open.
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16, FileOptions.Asynchronous);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The newest that is installed: an older one refuses a newer server.</summary>
    private static string Find()
    {
        var newest = Directory.Exists(Versions)
            ? Directory.EnumerateDirectories(Versions)
                .Where(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out _))
                .OrderByDescending(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture))
                .Select(d => Path.Combine(d, "bin", Program))
                .FirstOrDefault(File.Exists)
            : null;
        return newest ?? Program;
    }

    private static Process Start(PostgresServer server, string database, string role, string folder, string file)
    {
        var start = new ProcessStartInfo(Find())
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--host", server.Host,
            "--port", server.Port.ToString(CultureInfo.InvariantCulture),
            "--username", server.User,
            "--no-password",
            "--role", role,
            "--format=custom",
            "--file", file,
            $"--dbname={database}",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        foreach (var (name, value) in Variables(server, folder).Append(("PATH", path ?? "")))
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CloudFault(
                "NoPgDump",
                $"database {database} of {server.Host} cannot be dumped: {Program} does not start ({e.Message}); install PostgreSQL's client programs where the controller runs",
                isTransient: false,
                e);
        }
    }

    /// <summary>Source: PostgreSQL's manual, libpq, "Environment Variables".</summary>
    private static IEnumerable<(string Name, string Value)> Variables(PostgresServer server, string folder)
    {
        yield return ("LC_ALL", "C");
        yield return ("HOME", folder);
        yield return ("PGAPPNAME", "cyclops");
        yield return ("PGCONNECT_TIMEOUT", "10");
        yield return ("PGPASSWORD", server.Password.Reveal());
        switch (server.Tls)
        {
            case PostgresTls.VerifyFull verified:
                yield return ("PGSSLMODE", "verify-full");
                yield return ("PGSSLROOTCERT", verified.CaFile ?? WriteAuthorities(folder));
                break;
            case PostgresTls.Require:
                yield return ("PGSSLMODE", "require");
                break;
            default:
                yield return ("PGSSLMODE", "prefer");
                break;
        }
    }

    private static string WriteAuthorities(string folder)
    {
        var file = Path.Combine(folder, "authorities.pem");
        File.WriteAllText(file, string.Concat(RdsAuthorities.Read().Select(c => c.ExportCertificatePem() + "\n")), Encoding.ASCII);
        return file;
    }

    private static CloudFault Failed(PostgresServer server, string database, string complaint)
    {
        var line = complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "it does not say why";
        var isTooOld = complaint.Contains("server version mismatch", StringComparison.Ordinal);
        return new(
            isTooOld ? "PgDumpTooOld" : "DumpFailed",
            $"database {database} of {server.Host}:{server.Port} could not be dumped: {(line.Length > LongestComplaint ? line[..LongestComplaint] : line)}; "
                + (isTooOld ? "install the client programs of the server's version where the controller runs" : "it stays, and is tried again"),
            isTransient: !isTooOld);
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended meanwhile.
        }
    }
}
