using Amazon.SecretsManager.Model;
using Cyclops.Simulation.World;
using Cyclops.Testing;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Apps that report errors to a Sentry.</summary>
internal static class Errors
{
    /// <summary>The platform's field, in flow style.</summary>
    public const string Platform = $"sentry: {{url: 'https://sentry.example.org', organization: {StandInSentry.Organization}, team: {StandInSentry.Team}, tokenSecret: {Token}}}";

    private const string Token = "acme/sentry";
    private const string Plain = "backends: {errors: {}}";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "app-errors",
            [
                Act.Meddle("somebody keeps the token of Sentry", Keep, TimeSpan.FromSeconds(1)),
                Act.Commit("an app that reports errors", f => f.Platform("safety: {retention: 1h}", Platform).Environment("staging").App("alpha", spec: Plain)),
                Act.Commit("the app leaves", f => f.Without("alpha")),
                Act.Commit("the app is back", f => f.App("alpha", spec: Plain)),
                Act.Commit("the app leaves for good", f => f.Without("alpha"), TimeSpan.FromMinutes(61)),
                new Act("its project has been kept for long enough", _ => { }),
            ]) { Turns = 10 },
    ];

    /// <summary>Somebody keeps the token of Sentry's API.</summary>
    public static void Keep(Stranger stranger) =>
        Stranger.Now(stranger.SecretsManager.CreateSecretAsync(new CreateSecretRequest { Name = Token, SecretString = StandInSentry.Token }));
}
