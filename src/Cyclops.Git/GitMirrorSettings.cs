using Cyclops.Git.Reading;

namespace Cyclops.Git;

/// <summary>Which repository is mirrored, where to, and how.</summary>
public sealed record GitMirrorSettings
{
    public const string DefaultSshCommand = "ssh -o BatchMode=yes -o ConnectTimeout=15";

    /// <summary><c>https://host/path</c>, <c>ssh://git@host/path</c>, <c>git@host:path</c>, <c>file:///path</c> or <c>/path</c>.</summary>
    public required string Url { get; init; }

    /// <summary>Short name of the branch.</summary>
    public string Branch { get; init; } = "main";

    /// <summary>The manifests folder from the repository's root; a dot is the root itself.</summary>
    public string ManifestsPath { get; init; } = "manifests";

    /// <summary>Folder for mirrors; created when it is not there. What is in it can be fetched again.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Whether a folder of this machine may be the remote.</summary>
    public bool AllowLocal { get; init; } = true;

    /// <summary>Password or token for HTTPS; goes before one in the URL. Null without.</summary>
    public string? Token { get; init; }

    /// <summary>User name that goes with <see cref="Token"/>; GitHub takes any, GitLab <c>oauth2</c>.</summary>
    public string TokenUser { get; init; } = "x-access-token";

    /// <summary>The SSH command with its options, such as <c>-i</c> and a key file. Git lets a shell split it: a setting of the operator, never of a manifest.</summary>
    public string SshCommand { get; init; } = DefaultSshCommand;

    /// <summary>How long one exchange with the remote may take.</summary>
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one question to the mirror may take.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public SnapshotLimits Limits { get; init; } = SnapshotLimits.Default;

    /// <summary>Branch and folder only: address and token may be secret.</summary>
    public override string ToString() => $"{Branch}:{ManifestsPath}";
}
