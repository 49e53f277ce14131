using System.Globalization;
using System.Text;
using Cyclops.Git.Remotes;

namespace Cyclops.Git.Processes;

/// <summary>The environment Git runs in: built from nothing, so that no setting of the machine changes what it does.</summary>
internal static class GitEnvironment
{
    /// <summary>Passed on where they are set: finding programs, SSH's agent, proxies and certificates.</summary>
    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "SystemRoot", "SSH_AUTH_SOCK", "SSL_CERT_FILE", "SSL_CERT_DIR",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy",
    ];

    private static readonly (string Key, string Value)[] Hardening =
    [
        ("core.hooksPath", "/dev/null"),
        ("core.fsmonitor", "false"),
        ("core.askPass", ""),
        ("credential.helper", ""),
        ("protocol.ext.allow", "never"),
        ("transfer.fsckObjects", "true"),
        ("fetch.fsckObjects", "true"),
        // One pack per fetch: cheaper to check than loose objects, and easy to count.
        ("fetch.unpackLimit", "1"),
        ("fetch.recurseSubmodules", "false"),
        ("submodule.recurse", "false"),
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
        // A redirect may lead to another repository (F53); the new address belongs into the settings.
        ("http.followRedirects", "false"),
        ("http.lowSpeedLimit", "1"),
        ("http.lowSpeedTime", "30"),
        ("safe.directory", "*"),
    ];

    /// <summary>For reading a repository of this machine: no protocol at all, so that nothing is fetched behind our back.</summary>
    public static IReadOnlyDictionary<string, string> ForReading() => Build("none", []);

    /// <summary>
    /// For writing into the repository of whoever runs this, as if he did it himself: his name, his hooks, his signature. Only
    /// what is asked for is a path or a message, and nobody is there to answer a prompt.
    /// </summary>
    public static IReadOnlyDictionary<string, string> ForWriting()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        variables["GIT_TERMINAL_PROMPT"] = "0";
        variables["GIT_LITERAL_PATHSPECS"] = "1";
        variables["LC_ALL"] = "C";
        return variables;
    }

    /// <summary>For talking to one remote by its one protocol.</summary>
    public static IReadOnlyDictionary<string, string> ForRemote(RemoteAddress remote, GitMirrorSettings settings)
    {
        var variables = Build(remote.Protocol, Authorization(remote, settings));
        variables["GIT_SSH_COMMAND"] = settings.SshCommand;
        variables["GIT_SSH_VARIANT"] = "ssh";
        // The cache folder may lie inside somebody's repository, whose configuration is none of ours.
        variables["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(Path.GetFullPath(settings.CacheFolder)) ?? "/";
        if (remote.Kind == RemoteKind.Local)
        {
            // Git's own server side starts without our configuration and would refuse a folder of another user.
            variables["GIT_CONFIG_GLOBAL"] = Path.Combine(Path.GetFullPath(settings.CacheFolder), ServerConfigName);
        }

        return variables;
    }

    /// <summary>Name, in the cache folder, of the configuration for Git's server side with a local remote.</summary>
    public const string ServerConfigName = "local-remote.gitconfig";

    /// <summary>Its content.</summary>
    public const string ServerConfig = "[safe]\n\tdirectory = *\n";

    private static Dictionary<string, string> Build(string protocol, (string Key, string Value)[] more)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GIT_ALLOW_PROTOCOL"] = protocol,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            ["GIT_ATTR_NOSYSTEM"] = "1",
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_ASKPASS"] = "",
            ["SSH_ASKPASS"] = "",
            ["GIT_OPTIONAL_LOCKS"] = "0",
            ["GIT_NO_REPLACE_OBJECTS"] = "1",
            ["GIT_LITERAL_PATHSPECS"] = "1",
            ["LC_ALL"] = "C",
        };
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                variables[name] = value;
            }
        }

        (string Key, string Value)[] configuration = [.. Hardening, .. more];
        variables["GIT_CONFIG_COUNT"] = configuration.Length.ToString(CultureInfo.InvariantCulture);
        foreach (var (index, (key, value)) in configuration.Index())
        {
            variables[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_KEY_{index}")] = key;
            variables[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_VALUE_{index}")] = value;
        }

        return variables;
    }

    /// <summary>A token travels as a header for this address only; arguments and addresses can be read by every user of the machine.</summary>
    private static (string Key, string Value)[] Authorization(RemoteAddress remote, GitMirrorSettings settings)
    {
        var password = settings.Token ?? remote.Password;
        return password is not null && remote.Kind is (RemoteKind.Https or RemoteKind.LoopbackHttp)
            ? [($"http.{remote.Operand}.extraHeader", $"Authorization: Basic {Basic(remote.User ?? settings.TokenUser, password)}")]
            : [];
    }

    /// <summary>What must be taken out of every message.</summary>
    public static IReadOnlyList<string> Secrets(RemoteAddress remote, GitMirrorSettings settings) =>
    [
        .. new[] { settings.Token, remote.Password }.OfType<string>().Where(secret => secret.Length > 0)
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret), Basic(remote.User ?? settings.TokenUser, secret) }),
    ];

    private static string Basic(string user, string password) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
}
