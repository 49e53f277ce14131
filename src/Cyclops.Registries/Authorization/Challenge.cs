using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Cyclops.Registries.Authorization;

/// <summary>A registry's demand for a token. Source: Distribution, "Token Authentication Specification".</summary>
/// <param name="Realm">Where tokens are given.</param>
/// <param name="Service">Null: not said.</param>
/// <param name="Scope">What the token is to allow, separated by spaces; null: not said.</param>
internal sealed partial record Challenge(string Realm, string? Service, string? Scope)
{
    /// <summary>Null: no token is asked for.</summary>
    public static Challenge? In(HttpResponseHeaders headers)
    {
        var bearer = headers.WwwAuthenticate.FirstOrDefault(challenge => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase));
        var parameters = Parameters().Matches(bearer?.Parameter ?? "");
        return Find("realm") is { } realm ? new(realm, Find("service"), Find("scope")) : null;

        string? Find(string name) => parameters.FirstOrDefault(parameter => parameter.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Escape().Replace(found.Groups["value"].Value, "$1")
            : null;
    }

    // RFC 9110, section 5.6.4.
    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex("""(?<name>[A-Za-z_-]+)\s*=\s*("(?<value>(\\.|[^"\\])*)"|(?<value>[^\s,"]+))""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Parameters();
}
