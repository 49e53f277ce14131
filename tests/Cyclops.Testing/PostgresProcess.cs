using System.Diagnostics;
using System.Globalization;

namespace Cyclops.Testing;

/// <summary>
/// A PostgreSQL server of one's own on loopback, gone afterwards with all in it. It does not run as root: there, it runs as the user
/// that the package has made.
/// </summary>
public sealed class PostgresProcess : IAsyncDisposable
{
    /// <summary>Its superuser.</summary>
    public const string User = "postgres";

    /// <summary>The superuser's password.</summary>
    public const string Password = "not-a-secret";

    /// <summary>Why tests are skipped where the server's programs are missing.</summary>
    public const string Missing = "PostgreSQL's server programs are not installed here";

    private const int Attempts = 3;

    private readonly string _folder;

    private PostgresProcess(string folder, int port) => (_folder, Port) = (folder, port);

    /// <summary>Where the server's programs are: where <c>CYCLOPS_TEST_POSTGRES</c> says, else those of the newest version; null: nowhere.</summary>
    public static string? Programs { get; } = System.Environment.GetEnvironmentVariable("CYCLOPS_TEST_POSTGRES") ?? Installed();

    /// <summary>TCP port at 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Makes and starts one; passwords are checked by SCRAM-SHA-256.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message has what it said.</exception>
    public static async Task<PostgresProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("cyclops-postgres-").FullName;
        try
        {
            var password = Path.Combine(folder, "password");
            await File.WriteAllTextAsync(password, Password);
            if (System.Environment.IsPrivilegedProcess)
            {
                await RunAsync("chown", "-R", $"{User}:", folder);
            }

            await AsServerAsync(folder, "initdb", "--pgdata", Data(folder), "--username", User, "--pwfile", password, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync");
            return await StartAsync(folder);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Where the superuser connects.</summary>
    public string SuperUrl => $"postgresql://{User}:{Password}@127.0.0.1:{Port}/postgres";

    /// <summary>Executes a statement as whoever a URL names, by PostgreSQL's own client; what it prints.</summary>
    /// <exception cref="InvalidOperationException">It was refused; the message has what the server said.</exception>
    public static async Task<string> ExecuteAsync(string url, string sql) =>
        (await RunAsync(Path.Combine(Programs ?? throw new InvalidOperationException(Missing), "psql"), url, "-At", "-v", "ON_ERROR_STOP=1", "-c", sql)).Trim();

    public async ValueTask DisposeAsync()
    {
        await AsServerAsync(_folder, "pg_ctl", "--pgdata", Data(_folder), "--mode", "immediate", "--wait", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Another program may take the port between finding it free and taking it.</summary>
    private static async Task<PostgresProcess> StartAsync(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = LoopbackListener.FreePort();
            var options = $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off -c max_connections=100";
            try
            {
                await AsServerAsync(folder, "pg_ctl", "--pgdata", Data(folder), "--log", Path.Combine(folder, "log"), "--options", options, "--silent", "--wait", "start");
                return new(folder, port);
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // Another port, then.
            }
        }
    }

    private static string? Installed() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
            .OrderBy(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .LastOrDefault()
        : null;

    private static string Data(string folder) => Path.Combine(folder, "data");

    private static Task<string> AsServerAsync(string folder, string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? throw new InvalidOperationException(Missing), program);
        return System.Environment.IsPrivilegedProcess
            ? RunAsync("runuser", ["--user", User, "--", "env", "--chdir", folder, path, .. arguments])
            : RunAsync(path, arguments);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {string.Concat(said)}");
        }

        return said[0];
    }
}
