using System.Text.Json;
using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Secrets;
using Cyclops.Registries;

namespace Cyclops.Reconcilers.Image;

/// <summary>
/// User and password of a registry, from Secrets Manager, in the form that ECS reads (Amazon ECS Developer Guide, "Using non-AWS
/// container images in Amazon ECS").
/// </summary>
internal sealed class RegistryPasswords(SecretsManagerGateway secrets)
{
    /// <returns>Null: anybody may pull.</returns>
    /// <exception cref="CloudFault">The secret cannot be read, or is of another form.</exception>
    public async Task<RegistryCredentials?> FindAsync(ImageSpec spec, ObserveRequest request, CancellationToken cancellationToken)
    {
        if (spec.Secret is not { } id)
        {
            return null;
        }

        var value = await request.Memo.GetAsync($"registry:{id}", () => secrets.GetValueAsync(id, cancellationToken));
        return Read(value.Text)
            ?? throw new CloudFault("SecretUnusable", $"secret {id} of registry {spec.Host} is not of the form {{\"username\": \"…\", \"password\": \"…\"}}; store it so", isTransient: false);
    }

    private static RegistryCredentials? Read(Secret text)
    {
        try
        {
            using var json = JsonDocument.Parse(text.Reveal());
            return json.RootElement.ValueKind == JsonValueKind.Object
                && Member(json.RootElement, "username") is { } user
                && !user.Contains(':', StringComparison.Ordinal)
                && Member(json.RootElement, "password") is { } password
                    ? new(user, new Secret(password))
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text ? text : null;
}
