using Cyclops.Aws.SecretsManager;
using Cyclops.Engine.Kinds;
using Cyclops.Model.Outcomes;
using Cyclops.Registries;

namespace Cyclops.Reconcilers.Image;

/// <summary>User and password of a registry, from Secrets Manager, in the form that ECS reads.</summary>
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
        return SecretLogin.Parse(value.Text) is { } login && !login.User.Contains(':', StringComparison.Ordinal)
            ? new(login.User, login.Password)
            : throw new CloudFault("SecretUnusable", $"secret {id} of registry {spec.Host} is not of the form {{\"username\": \"…\", \"password\": \"…\"}}; store it so", isTransient: false);
    }
}
