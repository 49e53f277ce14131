using Cyclops.Git.Remotes;

namespace Cyclops.Git.Tests.Remotes;

/// <summary>Threat H5: no address may become an option, a command or another transport.</summary>
public sealed class RemoteAddressTests : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>Each would touch CANARY if any program took it for more than an address.</summary>
    public static TheoryData<string> Hostile =>
    [
        "", " ", "\t", "-", "--", "--upload-pack=touch CANARY", "-u touch CANARY", "--exec=touch CANARY", "-oProxyCommand=touch CANARY", " --upload-pack=touch CANARY",
        "ext::sh -c touch% CANARY", "ext::touch CANARY", "EXT::touch CANARY", "fd::17", "fd::7,8/x", "file::/etc", "https::https://example.org/x", "transport::address", "git-remote-ext::x",
        "ssh://-oProxyCommand=touch CANARY/x", "ssh://-oProxyCommand=touch%20CANARY/x", "ssh://-l/x", "ssh://git@-oProxyCommand=x/y", "ssh://-git@host/x", "ssh://git:hunter2@host/x", "ssh://host", "ssh://", "ssh:///x",
        "ssh://git@host:0/x", "ssh://git@host:65536/x", "ssh://git@host:22x/x", "ssh://git@ho st/x", "ssh://git@host/x y", "ssh://git@host/x?y", "ssh://git@host/x#y", "ssh://git@$(touch CANARY)/x", "ssh://`touch CANARY`/x", "ssh+git://host/x", "git+ssh://host/x",
        "git@-oProxyCommand=touch CANARY:x", "-git@host:x", "git@host:-x", "git@host:--upload-pack=touch CANARY", "git@host", "git@host:", "host:path", "git@ho;st:x", "git@host:x:y", "git@$(touch CANARY):x", "git@host:x\ny", "git@[host]:x",
        "git://example.org/x", "git://127.0.0.1/x", "ftp://example.org/x", "ftps://example.org/x", "sftp://example.org/x", "rsync://example.org/x", "dict://example.org:11211/", "gopher://example.org/x", "javascript:alert(1)", "data:text/plain,x", "gcrypt::ssh://x/y",
        "http://example.org/x", "http://169.254.169.254/latest/meta-data", "http://localhost.example.org/x", "http://127.0.0.1.example.org/x", "http://0x7f000001/x", "http://127.1/x", "http://127.0.0.1@example.org/x", "http://[::2]/x",
        "https://", "https:///x", "https://host", "https://-host/x", "https://host-/x", "https://ho_st/x", "https://h\u00f6st/x", "https://host/x?upload=1", "https://host/x#y", "https://host:99999/x", "https://host:-1/x", "https://host\\@evil/x", "https://a@b@host/x/@y",
        "https://host/x\r\nHost: evil", "https://host/x%0d%0aHost:evil", "https://host/%00", "https://user:a%0ab@host/x", "https://host/\u202ex", "https://host/x\u0000", "https://host/\u2028",
        "file://evil.example.org/share", "file://../x", "file:relative", "//host/share", "file:////host/share", "/tmp/x\ny", "/tmp/\u0007", "relative/path", "./relative", "../relative", "~/x", "~root/x", "C:\\x", "C:/x", "\\\\host\\share", "x", ".", "..", "origin",
    ];

    public static TheoryData<string, RemoteKind, string> Friendly => new()
    {
        { "https://github.com/acme/config.git", RemoteKind.Https, "https://github.com/acme/config.git" },
        { "https://host:8443/a%20b", RemoteKind.Https, "https://host:8443/a%20b" },
        { "HTTPS://Host/x", RemoteKind.Https, "https://Host/x" },
        { "https://[2001:db8::1]:443/x", RemoteKind.Https, "https://[2001:db8::1]:443/x" },
        { "https://ada:s%3Acret@host/x", RemoteKind.Https, "https://host/x" },
        { "https://ghp_token@host/x", RemoteKind.Https, "https://host/x" },
        { "http://localhost:3000/x", RemoteKind.LoopbackHttp, "http://localhost:3000/x" },
        { "http://127.0.0.1:3000/x", RemoteKind.LoopbackHttp, "http://127.0.0.1:3000/x" },
        { "http://[::1]:3000/x", RemoteKind.LoopbackHttp, "http://[::1]:3000/x" },
        { "ssh://git@github.com/acme/config.git", RemoteKind.Ssh, "ssh://git@github.com/acme/config.git" },
        { "ssh://git@host:2222/~ada/x", RemoteKind.Ssh, "ssh://git@host:2222/~ada/x" },
        { "ssh://host/x", RemoteKind.Ssh, "ssh://host/x" },
        { "git@github.com:acme/config.git", RemoteKind.Ssh, "git@github.com:acme/config.git" },
        { "git@host:/srv/git/x", RemoteKind.Ssh, "git@host:/srv/git/x" },
        { "/srv/git/my config.git", RemoteKind.Local, "/srv/git/my config.git" },
        { "file:///srv/git/my%20config.git", RemoteKind.Local, "/srv/git/my config.git" },
        { "file://localhost/srv/git/x", RemoteKind.Local, "/srv/git/x" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_address_is_refused_before_git_sees_it(string address)
    {
        var canary = _folder["canary"];
        var settings = new GitMirrorSettings { Url = address.Replace("CANARY", canary, StringComparison.Ordinal), CacheFolder = _folder["cache"] };

        var fault = Assert.Throws<SourceException>(() => new GitMirror(settings, TimeProvider.System));

        Assert.Equal("AddressRefused", fault.Reason);
        Assert.DoesNotContain(fault.Message, c => char.IsControl(c) || c is '\u202e' or '\u2028');
        Assert.DoesNotContain("hunter2", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(canary));
    }

    [Theory]
    [MemberData(nameof(Friendly))]
    public void An_allowed_address_reaches_git_without_credentials(string text, RemoteKind kind, string operand)
    {
        var address = RemoteAddress.Parse(text);

        Assert.Equal(kind, address.Kind);
        Assert.Equal(operand, address.Operand);
        Assert.Equal(operand, address.ToString());
    }

    [Theory]
    [InlineData("/srv/git/x")]
    [InlineData("file:///srv/git/x")]
    public void Folders_of_the_machine_can_be_switched_off(string text)
    {
        var fault = Assert.Throws<SourceException>(() => RemoteAddress.Parse(text, allowLocal: false));

        Assert.Equal("AddressRefused", fault.Reason);
    }

    [Fact]
    public void There_are_enough_hostile_addresses() => Assert.True(Hostile.Count >= 60);

    [Fact]
    public async Task A_folder_with_a_hostile_name_is_only_a_folder()
    {
        using var fixture = new MirrorFixture();
        var canary = fixture["canary"];
        var remote = TestRepository.Init(fixture[$"$(touch canary);touch canary|`touch canary` --upload-pack=x"]).Write(MirrorFixture.AppPath, "kind: App\n");
        remote.Commit();

        Assert.Single((await fixture.Mirror(fixture.Settings with { Url = remote.Path }).ReadHeadAsync()).Files);
        Assert.False(File.Exists(canary));
    }

    public void Dispose() => _folder.Dispose();
}
