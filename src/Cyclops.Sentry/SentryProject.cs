namespace Cyclops.Sentry;

/// <summary>Which project is meant.</summary>
/// <param name="Url">Of the Sentry server, without a slash at its end: <c>https://sentry.io</c>.</param>
/// <param name="Organization">Slug of the organisation.</param>
/// <param name="Slug">Slug of the project, the only one in the organisation.</param>
public sealed record SentryProject(string Url, string Organization, string Slug)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <returns>Null for what is not of that form.</returns>
    public static SentryProject? Parse(string? text)
    {
        var slash = text?.LastIndexOf('/') ?? -1;
        var before = slash <= 0 ? -1 : text!.LastIndexOf('/', slash - 1);
        return before <= 0 || before + 1 == slash || slash + 1 == text!.Length || !Uri.TryCreate(text[..before], UriKind.Absolute, out _)
            ? null
            : new(text[..before], text[(before + 1)..slash], text[(slash + 1)..]);
    }

    /// <summary><c>https://sentry.io/acme/staging-web</c>.</summary>
    public override string ToString() => $"{Url}/{Organization}/{Slug}";
}
