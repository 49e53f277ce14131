using System.Globalization;
using Cyclops.Aws.CloudFormation;
using Cyclops.Aws.ElasticLoadBalancing;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.EnvironmentStack.Templates;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>The end of a stack that no manifest asks for any more.</summary>
/// <param name="roleArn">The role that CloudFormation deletes it with; null: the one it was made with.</param>
internal sealed class StackRemoval(CloudFormationGateway cloudFormation, ElbGateway elb, string? roleArn)
{
    private const string ProtectionField = $"Resources.{DatabaseTemplate.Instance}.Properties.DeletionProtection";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether a stack is kept without a word though no manifest asks for it: a load balancer that is not needed for the number
    /// of apps may carry some of them.
    /// </summary>
    public static bool IsQuietlyKept(ResourceId id, EnvironmentManifest environment) =>
        StackParts.IngressNumber(id.Name) is { } number && !environment.Consent.Contains(ConsentOf(number));

    /// <summary>Why a stack is kept; null when it may go, with a warrant.</summary>
    public static Refusal? Refuse(ResourceId id, EnvironmentManifest environment)
    {
        if (StackParts.DatabaseName(id.Name) is { } database)
        {
            return Needs(id, environment, $"databases.{database}", $"spec.databases.{database}");
        }

        return id.Name switch
        {
            StackParts.Cache => Needs(id, environment, "cache", "spec.cache"),
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

        if (state.Template?.GetValueOrDefault(ProtectionField) == "true")
        {
            var name = StackParts.DatabaseName(id.Name);
            return VerbResult.Of(new Outcome.Stalled(
                "DeletionProtected",
                $"database {name} is protected from deletion: put databases.{name} back with deletionProtection: false, commit, and remove it after that was applied"));
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

    private static Refusal? Needs(ResourceId id, EnvironmentManifest environment, string target, string field) =>
        environment.Consent.Contains($"remove {target}")
            ? null
            : new(
                "ConsentNeeded",
                $"{id} is in no manifest any more and is kept with its data; put {field} back, or agree with `consent: [remove {target}]` at {environment.Position}: it is deleted then, and its data stays in a snapshot only");
}
