using System.Text;
using Cyclops.Git.Processes;
using Cyclops.Git.Remotes;

namespace Cyclops.Git.Tests.Processes;

public sealed class GitEnvironmentTests
{
    private static readonly GitMirrorSettings Settings = new() { Url = "https://host/x", CacheFolder = "/var/lib/cyclops" };

    [Theory]
    [InlineData("https://host/x", "https")]
    [InlineData("git@host:x", "ssh")]
    [InlineData("http://127.0.0.1/x", "http")]
    [InlineData("/srv/x", "file")]
    public void One_protocol_is_open(string url, string protocol) =>
        Assert.Equal(protocol, GitEnvironment.ForRemote(RemoteAddress.Parse(url), Settings)["GIT_ALLOW_PROTOCOL"]);

    [Fact]
    public void Nothing_of_the_machine_configures_git()
    {
        var variables = GitEnvironment.ForRemote(RemoteAddress.Parse("https://host/x"), Settings);

        Assert.Equal("1", variables["GIT_CONFIG_NOSYSTEM"]);
        Assert.Equal("/dev/null", variables["GIT_CONFIG_GLOBAL"]);
        Assert.Equal("0", variables["GIT_TERMINAL_PROMPT"]);
        Assert.Equal("/dev/null", Configured(variables, "core.hooksPath"));
        Assert.Equal("never", Configured(variables, "protocol.ext.allow"));
        Assert.Equal("true", Configured(variables, "transfer.fsckObjects"));
        Assert.Contains("BatchMode=yes", variables["GIT_SSH_COMMAND"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://host/x", "token", "x-access-token:token")]
    [InlineData("https://ada:secret@host/x", null, "ada:secret")]
    [InlineData("https://ada:secret@host/x", "token", "ada:token")]
    public void Credentials_travel_as_a_header_for_that_address_only(string url, string? token, string expected)
    {
        var variables = GitEnvironment.ForRemote(RemoteAddress.Parse(url), Settings with { Token = token });

        Assert.Equal(
            $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(expected))}",
            Configured(variables, "http.https://host/x.extraHeader"));
    }

    [Theory]
    [InlineData("git@host:x")]
    [InlineData("/srv/x")]
    public void A_token_goes_to_no_other_transport(string url)
    {
        var variables = GitEnvironment.ForRemote(RemoteAddress.Parse(url), Settings with { Token = "canary" });

        Assert.DoesNotContain(variables.Values, value => value.Contains("Authorization", StringComparison.Ordinal) || value.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_print_neither_address_nor_token()
    {
        var text = (Settings with { Url = "https://ada:secret@host/x", Token = "canary" }).ToString();

        Assert.Equal("main:manifests", text);
    }

    private static string? Configured(IReadOnlyDictionary<string, string> variables, string key) =>
        Enumerable.Range(0, int.Parse(variables["GIT_CONFIG_COUNT"], System.Globalization.CultureInfo.InvariantCulture))
            .Where(index => variables[$"GIT_CONFIG_KEY_{index}"] == key)
            .Select(index => variables[$"GIT_CONFIG_VALUE_{index}"])
            .SingleOrDefault();
}
