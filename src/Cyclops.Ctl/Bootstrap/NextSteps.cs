using Cyclops.Aws;
using Cyclops.Aws.Route53;
using Cyclops.Ctl.Terminal;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.PlatformStack;

namespace Cyclops.Ctl.Bootstrap;

/// <summary>What a person does after bootstrap.</summary>
internal static class NextSteps
{
    private const int Indent = 3;

    public static async Task PrintAsync(
        BootstrapPlan plan,
        BootstrapRequest request,
        EquatableMap<string> outputs,
        Route53Gateway dns,
        LineWriter notes,
        CancellationToken cancellationToken)
    {
        var platform = plan.Manifests.Platform!;
        notes.Line("");
        notes.Line(Piece.Strong("What to do next:"));
        var number = 1;
        Step(notes, number++, "Look at the files, commit them and push them.", [
            $"git -C {request.Folder} add --all && git -C {request.Folder} commit --message \"Begin {platform.Name}\"",
            .. (string[])(request.GitUrl is { } url ? [$"git -C {request.Folder} remote add origin {url}", $"git -C {request.Folder} push --set-upstream origin HEAD"] : []),
        ]);
        Step(notes, number++, Controller(platform, outputs), platform.Controller is null ? [.. plan.Manifests.Environments.Keys.Select(e => $"cyclops-ctl apply --repo {request.Folder} -e {e}{Aws(request.Target)}")] : []);
        foreach (var environment in plan.Manifests.Environments.Values.Where(e => !new FirstEnvironment(e.Name, e.Domain).IsLocal && e.HostedZoneId is null))
        {
            Step(notes, number++, $"Delegate {environment.Domain} at its parent domain: {await NameServersAsync(plan, platform, environment, dns, cancellationToken)}", []);
        }
    }

    private static string Aws(AwsTarget target) =>
        (target.EndpointUrl is { } url ? $" --endpoint-url {url}" : "") + (target.Profile is { } profile ? $" --profile {profile}" : "");

    private static string Controller(PlatformManifest platform, EquatableMap<string> outputs) => platform.Controller is { } controller
        ? $"The controller runs as service {outputs.GetValueOrDefault(PlatformOutputs.ServiceName)} of cluster {outputs.GetValueOrDefault(PlatformOutputs.ClusterName)} and follows {controller.Branch} of {controller.Repository}; its logs are in {outputs.GetValueOrDefault(PlatformOutputs.LogGroup)}."
        : $"Start the controller where it has the rights of {outputs.GetValueOrDefault(PlatformOutputs.ControllerRoleArn)}, or name its image as spec.controller in platform.yaml and run this again. Without a controller:";

    private static async Task<string> NameServersAsync(
        BootstrapPlan plan,
        PlatformManifest platform,
        EnvironmentManifest environment,
        Route53Gateway dns,
        CancellationToken cancellationToken)
    {
        var stack = $"cyclops-{platform.Name}-{environment.Name}-{StackParts.Network}";
        return plan.Stacks.FirstOrDefault(s => s.Name == stack)?.Outputs.GetValueOrDefault(EnvironmentOutputs.HostedZoneId) is { } zone
            ? $"an NS record with {string.Join(", ", await dns.NameServersAsync(zone, cancellationToken))}."
            : "an NS record with the name servers of its zone, once the environment is being made; run this again to see them.";
    }

    private static void Step(LineWriter notes, int number, string what, IReadOnlyList<string> commands)
    {
        notes.Line($"{number}. {what}");
        foreach (var command in commands)
        {
            notes.Line(new string(' ', Indent), Piece.Faint(command));
        }
    }
}
