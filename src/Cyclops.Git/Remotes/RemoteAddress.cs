
namespace Cyclops.Git.Remotes;

/// <summary>A repository's address that passed the allow-list: what is handed to Git holds no credentials and no options.</summary>
public sealed class RemoteAddress
{
    internal RemoteAddress(RemoteKind kind, string operand, string? user = null, string? password = null)
    {
        Kind = kind;
        Operand = operand;
        User = user;
        Password = password;
    }

    public RemoteKind Kind { get; }

    /// <summary>What Git gets: a URL without credentials, or an absolute path.</summary>
    public string Operand { get; }

    /// <summary>User name that was in an HTTP address; null without one.</summary>
    internal string? User { get; }

    /// <summary>Password or token that was in an HTTP address; null without one. Never part of any text.</summary>
    internal string? Password { get; }

    /// <summary>The one protocol Git may speak to it, as <c>GIT_ALLOW_PROTOCOL</c> names it.</summary>
    internal string Protocol => Kind switch
    {
        RemoteKind.Https => "https",
        RemoteKind.LoopbackHttp => "http",
        RemoteKind.Ssh => "ssh",
        _ => "file",
    };

    /// <summary>Checks an address against the allow-list.</summary>
    /// <param name="text"><c>https://host/path</c>, <c>ssh://user@host/path</c>, <c>git@host:path</c>, <c>file:///path</c> or <c>/path</c>; <c>http</c> only to loopback.</param>
    /// <param name="allowLocal">Whether a folder of this machine may be the remote.</param>
    /// <exception cref="SourceException">Reason <c>AddressRefused</c>; the message repeats no credentials.</exception>
    public static RemoteAddress Parse(string? text, bool allowLocal = true) =>
        RemoteAddressParser.Parse(text, allowLocal);

    /// <summary>The address without credentials.</summary>
    public override string ToString() => Operand;
}
