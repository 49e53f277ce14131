using System.Globalization;
using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Aws.Route53;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EnvironmentStack.Templates;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>The end of a stack that no manifest asks for any more.</summary>
/// <param name="roleArn">The role that CloudFormation deletes it with; null: the one it was made with.</param>
internal sealed class StackRemoval(CloudFormationGateway cloudFormation, ElbGateway elb, Route53Gateway dns, string? roleArn)
{
    private readonly ZoneClearance _zones = new(dns);

    private const string ProtectionField = $"Resources.{DatabaseTemplate.Instance}.Properties.DeletionProtection";

    /// <summary>What is left of a database or a cache.</summary>
    private const string Snapshot = "its data stays in a snapshot only";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether a stack is kept without a word though no manifest asks for it: a load balancer that is not needed for the number
    /// of apps may carry some of them.
    /// </summary>
    public static bool IsQuietlyKept(ResourceId id, EnvironmentManifest environment) =>
        !environment.Removed && StackParts.IngressNumber(id.Name) is { } number && !environment.Consent.Contains(ConsentOf(number));

    /// <summary>Why a stack is kept; null when it may go, with a warrant.</summary>
    public static Refusal? Refuse(ResourceId id, EnvironmentManifest environment)
    {
        if (environment.Removed)
        {
            return null;
        }

        if (StackParts.DatabaseName(id.Name) is { } database)
        {
            return Needs(id, environment, $"databases.{database}", $"spec.databases.{database}", Snapshot);
        }

        return id.Name switch
        {
            StackParts.Cache => Needs(id, environment, "cache", "spec.cache", Snapshot),
            StackParts.Search => Needs(id, environment, "search", "spec.search", "its file system with the index stays, and is yours to delete"),
            StackParts.Certificate or StackParts.AccessLogs or StackParts.Email or StackParts.Alarms => null,
            _ when StackParts.IngressNumber(id.Name) is { } number && environment.Consent.Contains(ConsentOf(number)) => null,
            _ => new("EnvironmentResource", $"{id} belongs to the environment itself and is not deleted by a commit alone"),
        };
    }

    /// <summary>Deletes a stack, once nothing needs it.</summary>
    public async Task<VerbResult> DeleteAsync(ResourceId id, EnvironmentStackState state, VerbContext context, CancellationToken cancellationToken)
    {
        var stack = state.Stack;
        if (StackStatus.IsInProgress(stack.Status))
        {
            return Progressing(stack);
        }

        if (IsProtected(state))
        {
            var name = StackParts.DatabaseName(id.Name);
            var way = context.Environment.Removed ? $"nothing of {context.Environment.Name} was deleted yet: write removed: false" : $"put databases.{name} back";
            return VerbResult.Of(new Outcome.Stalled(
                "DeletionProtected",
                $"database {name} is protected from deletion: {way} with deletionProtection: false, commit, and remove it after that was applied"));
        }

        if (context.Environment.Removed && ProtectedOf(id.Owner, context.World) is { } database)
        {
            return VerbResult.Of(new Outcome.Blocked(database, $"stack {stack.Name} stays as long as {database.LocalName} is protected: an environment goes as a whole or not at all"));
        }

        if (UserOf(id, stack, context.World) is { } user)
        {
            return VerbResult.Of(new Outcome.Blocked(user, $"stack {stack.Name} is still used by {user.LocalName}"));
        }

        if (StackParts.IngressNumber(id.Name) is { } number && stack.Outputs.GetValueOrDefault(EnvironmentOutputs.ListenerArn) is { } listener)
        {
            var rules = await elb.ListRulesAsync(listener, cancellationToken);
            if (rules.Count > 0)
            {
                return VerbResult.Of(new Outcome.Stalled(
                    "LoadBalancerInUse",
                    $"load balancer {number} still has {rules.Count} rules, the first of host {(rules[0].Hosts is [var host, ..] ? host : "(none)")}; its apps stay where they are: remove them, or take `{ConsentOf(number)}` out of spec.consent"));
            }
        }

        if (id.Name == StackParts.Network && await _zones.LeftAsync(context.Environment, stack, cancellationToken) is { } left)
        {
            return VerbResult.Of(left);
        }

        await RemoveAsync(stack, cancellationToken);
        return Progressing(stack);
    }

    /// <summary>Tells CloudFormation to delete a stack.</summary>
    public async Task RemoveAsync(CloudStack stack, CancellationToken cancellationToken)
    {
        if (stack.IsProtected != false)
        {
            await cloudFormation.UnprotectAsync(stack.Name, cancellationToken);
        }

        await cloudFormation.DeleteAsync(stack.Id, roleArn, cancellationToken);
    }

    private static VerbResult Progressing(CloudStack stack) =>
        VerbResult.Of(new Outcome.Progressing("StackInProgress", $"stack {stack.Name} is being deleted", Look));

    private static ResourceId? ProtectedOf(ObjectKey environment, World world) =>
        world.OwnedBy(environment).Where(o => o.Value.State is EnvironmentStackState state && IsProtected(state)).Select(o => o.Key).FirstOrDefault();

    private static bool IsProtected(EnvironmentStackState state) => state.Template?.GetValueOrDefault(ProtectionField) == "true";

    /// <summary>Another stack that was given an output of this one, and has it still.</summary>
    private static ResourceId? UserOf(ResourceId id, CloudStack stack, World world)
    {
        foreach (var (other, found) in world.OwnedBy(id.Owner))
        {
            if (other != id && found.State is EnvironmentStackState state && state.Stack.Parameters.Values.Any(v => stack.Outputs.Values.Contains(v, StringComparer.Ordinal)))
            {
                return other;
            }
        }

        return null;
    }

    private static string ConsentOf(int loadBalancer) => $"remove loadBalancers.{loadBalancer.ToString(CultureInfo.InvariantCulture)}";

    private static Refusal? Needs(ResourceId id, EnvironmentManifest environment, string target, string field, string rest) =>
        environment.Consent.Contains($"remove {target}")
            ? null
            : new(
                "ConsentNeeded",
                $"{id} is in no manifest any more and is kept with its data; put {field} back, or agree with `consent: [remove {target}]` at {environment.Position}: it is deleted then, and {rest}");
}
