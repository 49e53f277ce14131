namespace Cyclops.Git.Remotes;

/// <summary>How a repository is reached; there is no other way.</summary>
public enum RemoteKind
{
    Https,

    /// <summary>Plain HTTP, to this machine only.</summary>
    LoopbackHttp,

    Ssh,

    /// <summary>A folder of this machine.</summary>
    Local,
}
