using Cyclops.Controller.Settings;
using Microsoft.Extensions.Configuration;

namespace Cyclops.Controller.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Two_settings_are_enough()
    {
        var settings = Read(("Cyclops:Repository:Url", "/srv/config.git"), ("Cyclops:Store:Path", "/var/lib/cyclops")).Settings!;

        Assert.Equal(("main", "manifests"), (settings.Repository.Branch, settings.Repository.Path));
        Assert.Equal(TimeSpan.FromSeconds(30), settings.Repository.PollInterval);
        Assert.Equal(TimeSpan.FromMinutes(5), settings.ResyncInterval);
        Assert.Equal((4, "http://127.0.0.1:8480"), (settings.Workers, settings.Urls));
        Assert.Equal("/var/lib/cyclops/mirror", settings.CacheFolder);
    }

    [Fact]
    public void Everything_can_be_set()
    {
        var settings = Read(
            ("Cyclops:Repository:Url", "/srv/config.git"),
            ("Cyclops:Repository:Branch", "live"),
            ("Cyclops:Repository:Path", "deploy"),
            ("Cyclops:Repository:PollInterval", "00:00:01"),
            ("Cyclops:Repository:CacheFolder", "/cache"),
            ("Cyclops:Store:Path", "/s"),
            ("Cyclops:Workers", "8"),
            ("Cyclops:ResyncInterval", "0:01:00"),
            ("ASPNETCORE_URLS", "http://0.0.0.0:80")).Settings!;

        Assert.Equal(("live", "deploy", "/cache"), (settings.Repository.Branch, settings.Repository.Path, settings.CacheFolder));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), (settings.Repository.PollInterval, settings.ResyncInterval));
        Assert.Equal((8, "http://0.0.0.0:80"), (settings.Workers, settings.Urls));
    }

    [Fact]
    public void Every_problem_is_told_at_once_by_the_name_of_its_variable()
    {
        var result = Read(
            ("Cyclops:Repository:PollInterval", "30"),
            ("Cyclops:Repository:Ulr", "/srv/config.git"),
            ("Cyclops:Workers", "many"),
            ("Cyclops:ResyncInterval", "00:00:01"));

        Assert.Null(result.Settings);
        Assert.Equal(
            [
                "Cyclops__Repository__Url is not set: set it to the address of the config repository, such as https://github.com/you/config.git.",
                "Cyclops__Store__Path is not set: set it to a folder for the controller's state, such as /var/lib/cyclops.",
                "Cyclops__Repository__PollInterval is \"30\": set it to hours:minutes:seconds between 00:00:01 and 01:00:00, such as 00:00:30.",
                "Cyclops__ResyncInterval is \"00:00:01\": set it to hours:minutes:seconds between 00:00:10 and 1.00:00:00, such as 00:05:00.",
                "Cyclops__Workers is \"many\": set it to a whole number from 1 to 64, such as 4.",
                "Cyclops__Repository__Ulr is no setting: there are Cyclops__Repository__Url, Cyclops__Repository__Branch, Cyclops__Repository__Path, Cyclops__Repository__PollInterval, Cyclops__Repository__CacheFolder, Cyclops__Repository__Token.",
            ],
            result.Problems);
    }

    [Theory]
    [InlineData(null, "1.00:00:00")]
    [InlineData("06:00:00", "06:00:00")]
    [InlineData("1:00:00", "01:00:00")]
    [InlineData("7.00:00:00", "7.00:00:00")]
    [InlineData("off", null)]
    [InlineData("Off", null)]
    [InlineData("0", null)]
    public void Drift_is_looked_for_once_a_day_unless_it_is_set_otherwise_or_off(string? text, string? interval)
    {
        (string, string)[] more = text is null ? [] : [("Cyclops:DriftInterval", text)];

        var settings = Read([("Cyclops:Repository:Url", "/srv/config.git"), ("Cyclops:Store:Path", "/s"), .. more]).Settings!;

        Assert.Equal(interval, settings.DriftInterval?.ToString("c"));
    }

    [Theory]
    [InlineData("00:59:59")]
    [InlineData("31.00:00:00")]
    [InlineData("never")]
    public void An_interval_of_less_than_an_hour_or_none_at_all_is_refused(string text) => Assert.Contains(
        $"Cyclops__DriftInterval is \"{text}\": set it to hours:minutes:seconds between 01:00:00 and 30.00:00:00, such as 1.00:00:00, or to off.",
        Read(("Cyclops:Repository:Url", "/srv/config.git"), ("Cyclops:Store:Path", "/s"), ("Cyclops:DriftInterval", text)).Problems);

    [Theory]
    [InlineData("https://bot:hunter2@example.org/config.git", "https://example.org/config.git")]
    [InlineData("https://hunter2@example.org", "https://example.org")]
    [InlineData("https://bot:hun@ter2@example.org/a@b.git", "https://example.org/a@b.git")]
    [InlineData("ssh://git@example.org/config.git", "ssh://example.org/config.git")]
    [InlineData("https://example.org/config.git", "https://example.org/config.git")]
    [InlineData("git@example.org:config.git", "git@example.org:config.git")]
    [InlineData("/srv/config.git", "/srv/config.git")]
    public void H10_the_address_is_shown_without_credentials(string url, string shown) =>
        Assert.Equal(shown, new RepositorySettings { Url = url }.PublicUrl);

    private static SettingsResult Read(params (string Key, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build());
}
