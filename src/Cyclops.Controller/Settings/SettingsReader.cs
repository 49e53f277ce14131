using System.Globalization;

namespace Cyclops.Controller.Settings;

/// <summary>Reads settings and says everything that is wrong with them at once, each in one sentence that names the variable.</summary>
public static class SettingsReader
{
    private const string Repository = "Cyclops:Repository:";
    private const string DriftKey = "Cyclops:DriftInterval";
    private const string Off = "off";

    private static readonly string[] Known =
    [
        "Cyclops:Repository:Url",
        "Cyclops:Repository:Branch",
        "Cyclops:Repository:Path",
        "Cyclops:Repository:PollInterval",
        "Cyclops:Repository:CacheFolder",
        "Cyclops:Repository:Token",
        "Cyclops:Store:Path",
        "Cyclops:Workers",
        "Cyclops:ResyncInterval",
        DriftKey,
    ];

    /// <summary>Reads all settings.</summary>
    /// <returns>Settings, or problems; never both.</returns>
    public static SettingsResult Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var url = Required(configuration, "Cyclops:Repository:Url", "the address of the config repository, such as https://github.com/you/config.git", problems);
        var store = Required(configuration, "Cyclops:Store:Path", "a folder for the controller's state, such as /var/lib/cyclops", problems);
        var poll = Duration(configuration, $"{Repository}PollInterval", RepositorySettings.DefaultPollInterval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), problems);
        var resync = Duration(configuration, "Cyclops:ResyncInterval", ControllerSettings.DefaultResyncInterval, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1), problems);
        var drift = IsOff(configuration, DriftKey)
            ? (TimeSpan?)null
            : Duration(configuration, DriftKey, ControllerSettings.DefaultDriftInterval, TimeSpan.FromHours(1), TimeSpan.FromDays(30), problems, $", or to {Off}");
        var workers = Number(configuration, "Cyclops:Workers", ControllerSettings.DefaultWorkers, 1, 64, problems);
        problems.AddRange(Unknown(configuration));
        if (problems.Count > 0)
        {
            return new(null, problems);
        }

        var repository = new RepositorySettings
        {
            Url = url,
            Branch = Text(configuration, $"{Repository}Branch") ?? RepositorySettings.DefaultBranch,
            Path = Text(configuration, $"{Repository}Path") ?? RepositorySettings.DefaultPath,
            PollInterval = poll,
            CacheFolder = Text(configuration, $"{Repository}CacheFolder"),
            Token = Text(configuration, $"{Repository}Token"),
        };
        return new(
            new()
            {
                Repository = repository,
                StorePath = store,
                Workers = workers,
                ResyncInterval = resync,
                DriftInterval = drift,
                Urls = Text(configuration, "ASPNETCORE_URLS") ?? Text(configuration, "urls") ?? ControllerSettings.DefaultUrls,
            },
            []);
    }

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private static string? Text(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    private static string Required(IConfiguration configuration, string key, string what, List<string> problems)
    {
        if (Text(configuration, key) is { } text)
        {
            return text;
        }

        problems.Add($"{Variable(key)} is not set: set it to {what}.");
        return "";
    }

    private static bool IsOff(IConfiguration configuration, string key) =>
        Text(configuration, key) is { } text && (text == "0" || text.Equals(Off, StringComparison.OrdinalIgnoreCase));

    private static TimeSpan Duration(IConfiguration configuration, string key, TimeSpan normal, TimeSpan min, TimeSpan max, List<string> problems, string other = "")
    {
        if (Text(configuration, key) is not { } text)
        {
            return normal;
        }

        if (TimeSpan.TryParseExact(text, ["c", @"h\:mm\:ss"], CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        problems.Add($"{Variable(key)} is \"{text}\": set it to hours:minutes:seconds between {min:c} and {max:c}, such as {normal:c}{other}.");
        return normal;
    }

    private static int Number(IConfiguration configuration, string key, int normal, int min, int max, List<string> problems)
    {
        if (Text(configuration, key) is not { } text)
        {
            return normal;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        problems.Add($"{Variable(key)} is \"{text}\": set it to a whole number from {min} to {max}, such as {normal}.");
        return normal;
    }

    /// <summary>A misspelt setting would be ignored without a word.</summary>
    private static IEnumerable<string> Unknown(IConfiguration configuration) =>
        from section in (string[])["Cyclops:Repository", "Cyclops:Store"]
        from child in configuration.GetSection(section).GetChildren()
        where !Known.Contains(child.Path, StringComparer.OrdinalIgnoreCase)
        select $"{Variable(child.Path)} is no setting: there are {string.Join(", ", Known.Where(k => k.StartsWith(section, StringComparison.Ordinal)).Select(Variable))}.";
}
