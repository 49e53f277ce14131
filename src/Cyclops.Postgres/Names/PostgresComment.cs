namespace Cyclops.Postgres.Names;

/// <summary>
/// Whose a database or role is, as its comment says: <c>cyclops/PLATFORM/ENVIRONMENT/APP/NAME key=value ...</c>.
/// </summary>
public sealed record PostgresComment
{
    /// <summary>Key of when a database was put in quarantine: an instant of UTC as <c>2026-11-28T10:00:00Z</c>.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>Key of what a role is for: <see cref="PostgresRoleUse"/> in lower case.</summary>
    public const string Use = "use";

    /// <summary>Key of the version of a login role's password.</summary>
    public const string Credential = "credential";

    /// <summary>Keys that a wish cannot set.</summary>
    public static readonly EquatableList<string> OwnKeys = [Quarantined, Use, Credential];

    private const string Mark = "cyclops";

    /// <param name="platform">Name of the platform.</param>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="app">Name of the app.</param>
    /// <param name="name">Name of the database among those of the app.</param>
    /// <param name="values">What else is to be known: keys of a-z, 0-9 and inner hyphens, values without blanks. Null: nothing.</param>
    /// <exception cref="ArgumentException">A name, a key or a value cannot be written so that it is read again.</exception>
    public PostgresComment(string platform, string environment, string app, string name, EquatableMap<string>? values = null)
    {
        (Platform, Environment, App, Name, Values) = (platform, environment, app, name, values ?? EquatableMap<string>.Empty);
        var wrong = new[] { platform, environment, app, name }.Concat(Values.Keys).FirstOrDefault(part => !IsName(part))
            ?? Values.Values.FirstOrDefault(value => !IsValue(value));
        if (wrong is not null)
        {
            throw new ArgumentException($"\"{wrong}\" cannot be part of a comment", nameof(values));
        }
    }

    public string Platform { get; }

    public string Environment { get; }

    public string App { get; }

    /// <summary>Name of the database among those of the app.</summary>
    public string Name { get; }

    public EquatableMap<string> Values { get; }

    /// <summary>How the comments of an environment begin.</summary>
    public static string Prefix(string platform, string environment) => $"{Mark}/{platform}/{environment}/";

    /// <summary>Whether a text is a name of a-z, 0-9 and inner hyphens with a letter first, as all names of manifests are.</summary>
    public static bool IsName(string? text) =>
        text is [>= 'a' and <= 'z', ..] and not [.., '-'] && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Reads a comment.</summary>
    /// <returns>Null for what is not written as ours are: then it is not ours.</returns>
    public static PostgresComment? Parse(string? text)
    {
        if (text?.Split(' ') is not [var identity, .. var pairs] || identity.Split('/') is not [Mark, var platform, var environment, var app, var name])
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [var key, var value] || !IsName(key) || !IsValue(value) || !values.TryAdd(key, value))
            {
                return null;
            }
        }

        return new[] { platform, environment, app, name }.All(IsName) ? new(platform, environment, app, name, new(values)) : null;
    }

    /// <summary>A value; null when it has none of that key.</summary>
    public string? Find(string key) => Values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Whether both speak of the same database, whatever else they say.</summary>
    public bool IsSame(PostgresComment? other) =>
        other is not null && (Platform, Environment, App, Name) == (other.Platform, other.Environment, other.App, other.Name);

    /// <summary>The same with a value set; null takes it out.</summary>
    public PostgresComment With(string key, string? value)
    {
        var others = Values.Where(pair => pair.Key != key);
        return new(Platform, Environment, App, Name, new(value is null ? others : others.Append(new(key, value))));
    }

    /// <summary>The same with values added; what it has under their keys is replaced.</summary>
    public PostgresComment With(EquatableMap<string> values) =>
        values.Aggregate(this, (comment, pair) => comment.With(pair.Key, pair.Value));

    /// <summary>The text as it is stored.</summary>
    public override string ToString() =>
        string.Concat([$"{Prefix(Platform, Environment)}{App}/{Name}", .. Values.Select(pair => $" {pair.Key}={pair.Value}")]);

    private static bool IsValue(string? text) =>
        text is { Length: > 0 and <= 200 } && text.All(c => c is > ' ' and <= '~');
}
