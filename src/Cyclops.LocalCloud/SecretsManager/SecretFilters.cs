using Amazon.SecretsManager.Model;

namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>The filters of ListSecrets: beginnings of names, descriptions and tags. All filters must hold, one value of each.</summary>
internal static class SecretFilters
{
    public static bool Holds(HeldSecret secret, Filter filter) => (filter.Values ?? []).Exists(value =>
        value.StartsWith('!') ? !Matches(secret, filter.Key?.Value, value[1..]) : Matches(secret, filter.Key?.Value, value));

    private static bool Matches(HeldSecret secret, string? key, string value) => key switch
    {
        "name" => secret.Name.StartsWith(value, StringComparison.Ordinal),
        "description" => secret.Description?.StartsWith(value, StringComparison.OrdinalIgnoreCase) == true,
        "tag-key" => secret.Tags.All.Keys.Any(k => k.StartsWith(value, StringComparison.Ordinal)),
        "tag-value" => secret.Tags.All.Values.Any(v => v.StartsWith(value, StringComparison.Ordinal)),
        "all" => new[] { secret.Name, secret.Description ?? "" }.Concat(secret.Tags.All.Keys).Concat(secret.Tags.All.Values)
            .Any(text => text.Contains(value, StringComparison.OrdinalIgnoreCase)),
        "owning-service" => secret.OwningService?.StartsWith(value, StringComparison.Ordinal) == true,
        "primary-region" => false,
        _ => throw new InvalidParameterException($"The filter key {key} is not valid."),
    };
}
