using Amazon.SecretsManager.Model;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Apps that read secrets which people keep.</summary>
internal static class Secrets
{
    private const string Name = "acme/staging/key";
    private const string Reads = $"secrets: {{KEY: {Name}}}";

    /// <summary>A resync and a little.</summary>
    private static readonly TimeSpan ALook = TimeSpan.FromMinutes(6);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "secret-comes-and-changes",
            [
                Act.Commit("two apps, one of which reads a secret that is not there", f => f.Base().App("alpha", spec: Reads).App("beta"), ALook),
                Act.Meddle("somebody stores it", s => Stranger.Now(s.SecretsManager.CreateSecretAsync(new CreateSecretRequest { Name = Name, SecretString = "one" }))),
                Act.Meddle("somebody gives it another value", s => Stranger.Now(s.SecretsManager.PutSecretValueAsync(new PutSecretValueRequest { SecretId = Name, SecretString = "two" }))),
                Act.Meddle("somebody deletes it", s => Stranger.Now(s.SecretsManager.DeleteSecretAsync(new DeleteSecretRequest { SecretId = Name })), TimeSpan.FromSeconds(1)),
                Act.Commit("the app grows", f => f.App("alpha", spec: $"replicas: 2, {Reads}"), ALook),
                Act.Meddle("somebody restores it", s => Stranger.Now(s.SecretsManager.RestoreSecretAsync(new RestoreSecretRequest { SecretId = Name }))),
            ])
        {
            Turns = 4,
        },
    ];
}
