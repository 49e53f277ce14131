using System.Globalization;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>What an environment gives to the apps in it and to its other stacks: written in its manifest, or an output of a stack.</summary>
public static class EnvironmentInputs
{
    public static Input VpcId(EnvironmentManifest environment) =>
        environment.Network is NetworkSpec.Existing existing ? Input.Of(existing.VpcId) : FromNetwork(environment, EnvironmentOutputs.VpcId);

    /// <summary>Comma separated.</summary>
    public static Input PublicSubnets(EnvironmentManifest environment) =>
        environment.Network is NetworkSpec.Existing existing
            ? Input.Of(string.Join(',', existing.PublicSubnets))
            : FromNetwork(environment, EnvironmentOutputs.PublicSubnets);

    /// <summary>Comma separated.</summary>
    public static Input TaskSubnets(EnvironmentManifest environment) =>
        environment.Network is NetworkSpec.Existing existing
            ? Input.Of(string.Join(',', existing.PrivateSubnets.Count == 0 ? existing.PublicSubnets : existing.PrivateSubnets))
            : FromNetwork(environment, EnvironmentOutputs.TaskSubnets);

    public static Input TaskSecurityGroup(EnvironmentManifest environment) => FromNetwork(environment, EnvironmentOutputs.TaskSecurityGroup);

    public static Input LoadBalancerSecurityGroup(EnvironmentManifest environment) =>
        FromNetwork(environment, EnvironmentOutputs.LoadBalancerSecurityGroup);

    public static Input HostedZoneId(EnvironmentManifest environment) =>
        environment.HostedZoneId is { } id ? Input.Of(id) : FromNetwork(environment, EnvironmentOutputs.HostedZoneId);

    public static Input ClusterName(EnvironmentManifest environment) => FromCluster(environment, EnvironmentOutputs.ClusterName);

    public static Input ExecutionRoleArn(EnvironmentManifest environment) => FromCluster(environment, EnvironmentOutputs.ExecutionRoleArn);

    public static Input LoadBalancerRoleArn(EnvironmentManifest environment) => FromCluster(environment, EnvironmentOutputs.LoadBalancerRoleArn);

    /// <summary>URL of a database of the key-value store.</summary>
    /// <param name="cache">What the environment has.</param>
    /// <param name="database">Number of the database.</param>
    public static Input CacheUrl(EnvironmentManifest environment, CacheSpec cache, int database)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/{database}");
        return cache is CacheSpec.Existing existing
            ? Input.Of(existing.Url + path)
            : Input.Output(EnvironmentStackKind.IdFor(environment.Name, StackParts.Cache), EnvironmentOutputs.CacheUrl, path);
    }

    /// <summary>URL of the Solr server.</summary>
    /// <param name="search">What the environment has.</param>
    public static Input SearchUrl(EnvironmentManifest environment, SearchSpec search) =>
        search is SearchSpec.Existing existing ? Input.Of(existing.Url) : Of(environment, StackParts.Search, EnvironmentOutputs.SearchUrl);

    public static Input JobRoleArn(EnvironmentManifest environment) => FromCluster(environment, EnvironmentOutputs.JobRoleArn);

    /// <summary>Of an environment that sends mail.</summary>
    public static Input EmailIdentityArn(EnvironmentManifest environment) => Of(environment, StackParts.Email, EnvironmentOutputs.EmailIdentityArn);

    /// <summary>An output of one of the stacks.</summary>
    internal static Input Of(EnvironmentManifest environment, string part, string output) =>
        Input.Output(EnvironmentStackKind.IdFor(environment.Name, part), output);

    /// <summary>An input as it was observed, for kinds that live within the environment.</summary>
    /// <returns>Null while what gives it has not been made: then nothing within it is there.</returns>
    /// <exception cref="CloudFault">Nobody can tell: then nobody can tell what is within it either.</exception>
    internal static string? Look(ObserveRequest request, Input input)
    {
        if (input.From is not { } from)
        {
            return input.Literal;
        }

        return request.Seen(from.To) switch
        {
            Observation.Found found when found.Outputs.TryGetValue(from.Output, out var text) => text + input.Suffix,
            Observation.Found { State: EnvironmentStackState state } when !StackStatus.IsBeingMade(state.Stack.Status) =>
                throw Unknown("EnvironmentNotReady", $"stack {state.Stack.Name} is {state.Stack.Status} and has no output {from.Output}"),
            Observation.Unknown unknown => throw Unknown(unknown.Reason, unknown.Message),
            Observation.Foreign foreign => throw Unknown("EnvironmentNotOurs", foreign.Message),
            _ => null,
        };

        static CloudFault Unknown(string reason, string message) => new(reason, message, isTransient: true);
    }

    private static Input FromNetwork(EnvironmentManifest environment, string output) => Of(environment, StackParts.Network, output);

    private static Input FromCluster(EnvironmentManifest environment, string output) => Of(environment, StackParts.Cluster, output);
}
