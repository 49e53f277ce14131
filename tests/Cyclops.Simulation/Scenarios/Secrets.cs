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
                Act.Meddle("somebody stores it", Store),
                Act.Meddle("somebody gives it another value", Replace),
                Act.Meddle("somebody deletes it", s => Stranger.Now(s.SecretsManager.DeleteSecretAsync(new DeleteSecretRequest { SecretId = Name })), TimeSpan.FromSeconds(1)),
                Act.Commit("the app grows", f => f.App("alpha", spec: $"replicas: 2, {Reads}"), ALook),
                Act.Meddle("somebody restores it", s => Stranger.Now(s.SecretsManager.RestoreSecretAsync(new RestoreSecretRequest { SecretId = Name }))),
            ])
        {
            Turns = 4,
        },
        new(
            "secret-mends-a-rollout",
            [
                Act.Meddle("somebody stores a secret", Store, TimeSpan.FromSeconds(1)),
                Act.Commit("an app reads it", f => f.Base().App("alpha", spec: Reads)),
                new("the next version does not start with that value", WantsAnotherValue, ALook),
                new("somebody stores the right one", GetsIt),
            ])
        {
            Turns = 8,
        },
    ];

    private static void Store(Stranger stranger) =>
        Stranger.Now(stranger.SecretsManager.CreateSecretAsync(new CreateSecretRequest { Name = Name, SecretString = "one" }));

    private static void Replace(Stranger stranger) =>
        Stranger.Now(stranger.SecretsManager.PutSecretValueAsync(new PutSecretValueRequest { SecretId = Name, SecretString = "two" }));

    private static void WantsAnotherValue(SimulatedWorld world)
    {
        world.Cloud.Services.Ecs.Script.WhenCrashes("web:2", exitCode: 1);
        world.Git.Commit("web:2", f => f.App("alpha", "web:2", Reads));
    }

    private static void GetsIt(SimulatedWorld world) => world.Meddle("the value is right", cloud =>
    {
        cloud.Services.Ecs.Script.Clear();
        Replace(world.Stranger);
    });
}
