namespace Cyclops.Controller.Settings;

/// <summary>Which config repository is followed, and how.</summary>
public sealed record RepositorySettings
{
    public const string DefaultBranch = "main";
    public const string DefaultPath = "manifests";
    public static readonly TimeSpan DefaultPollInterval = TimeSpan.FromSeconds(30);

    /// <summary>Address of the repository; it may hold a password and is never shown as it is.</summary>
    public required string Url { get; init; }

    public string Branch { get; init; } = DefaultBranch;

    /// <summary>The manifests folder from the repository's root.</summary>
    public string Path { get; init; } = DefaultPath;

    /// <summary>How often the branch is looked at: 1 s to 1 h.</summary>
    public TimeSpan PollInterval { get; init; } = DefaultPollInterval;

    /// <summary>Folder of the mirror; null: <c>mirror</c> in the store's folder.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Password or token for HTTPS; null: none, or the one in the address.</summary>
    public string? Token { get; init; }

    /// <summary>The address without user and password.</summary>
    public string PublicUrl
    {
        get
        {
            var scheme = Url.IndexOf("://", StringComparison.Ordinal);
            var host = scheme < 0 ? 0 : scheme + 3;
            var end = Url.IndexOf('/', host);
            var at = Url.LastIndexOf('@', end < 0 ? Url.Length - 1 : end);
            return scheme < 0 || at < host ? Url : Url[..host] + Url[(at + 1)..];
        }
    }

    /// <summary>Branch and folder only: address and token may be secret.</summary>
    public override string ToString() => $"{Branch}:{Path}";
}
