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

    /// <param name="plan">What was done.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="outputs">Of the platform's stack.</param>
    /// <param name="nameServers">By environment, where they are known.</param>
    /// <param name="notes">Where it is said.</param>
    public static void Print(BootstrapPlan plan, BootstrapRequest request, EquatableMap<string> outputs, IReadOnlyDictionary<string, string> nameServers, LineWriter notes)
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
        foreach (var environment in Delegated(plan.Manifests))
        {
            var how = nameServers.GetValueOrDefault(environment.Name) is { } servers
                ? $"an NS record with {servers}."
                : $"an NS record with the name servers of its hosted zone, once stack {NetworkStack(plan, environment)} is made; run this again to see them.";
            Step(notes, number++, $"Delegate {environment.Domain} at its parent domain: {how}", []);
        }
    }

    private static string Aws(AwsTarget target) =>
        (target.EndpointUrl is { } url ? $" --endpoint-url {url}" : "") + (target.Profile is { } profile ? $" --profile {profile}" : "");

    private static string Controller(PlatformManifest platform, EquatableMap<string> outputs) => platform.Controller is { } controller
        ? $"The controller runs as service {outputs.GetValueOrDefault(PlatformOutputs.ServiceName)} of cluster {outputs.GetValueOrDefault(PlatformOutputs.ClusterName)} and follows {controller.Branch} of {controller.Repository}; its logs are in {outputs.GetValueOrDefault(PlatformOutputs.LogGroup)}."
        : $"Start the controller where it has the rights of {outputs.GetValueOrDefault(PlatformOutputs.ControllerRoleArn)}, or name its image as spec.controller in platform.yaml and run this again. Without a controller:";

    /// <summary>Name servers of the zones that are there already, by environment.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NameServersAsync(BootstrapPlan plan, Route53Gateway dns, CancellationToken cancellationToken)
    {
        var servers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var environment in Delegated(plan.Manifests))
        {
            if (plan.Stacks.FirstOrDefault(s => s.Name == NetworkStack(plan, environment))?.Outputs.GetValueOrDefault(EnvironmentOutputs.HostedZoneId) is { } zone)
            {
                servers[environment.Name] = string.Join(", ", await dns.NameServersAsync(zone, cancellationToken));
            }
        }

        return servers;
    }

    /// <summary>Those whose domain has a zone of their own that somebody has to delegate.</summary>
    private static IEnumerable<EnvironmentManifest> Delegated(ManifestSet manifests) =>
        manifests.Environments.Values.Where(e => !new FirstEnvironment(e.Name, e.Domain).IsLocal && e.HostedZoneId is null);

    private static string NetworkStack(BootstrapPlan plan, EnvironmentManifest environment) =>
        $"cyclops-{plan.Manifests.Platform!.Name}-{environment.Name}-{StackParts.Network}";

    private static void Step(LineWriter notes, int number, string what, IReadOnlyList<string> commands)
    {
        notes.Line($"{number}. {what}");
        foreach (var command in commands)
        {
            notes.Line(new string(' ', Indent), Piece.Faint(command));
        }
    }
}
