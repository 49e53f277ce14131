using Cyclops.Engine.Naming;
using Cyclops.Model;

namespace Cyclops.Reconcilers.TaskRole;

/// <summary>The role of an app's tasks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path, the environment's.</param>
/// <param name="Policy">What it may do: a JSON document.</param>
/// <param name="Uses">What that is about, which is there before the role.</param>
public sealed record TaskRoleSpec(string Name, string Path, string Policy, EquatableList<Input> Uses)
{
    /// <summary>Hexadecimal digits of a policy's hash: 80 bits.</summary>
    private const int HashLength = 20;

    /// <summary>What is written on the role when the policy was set.</summary>
    public string PolicyHash => HashOf(Policy);

    /// <summary>A policy by its hash; that of none is empty.</summary>
    public static string HashOf(string policy) => policy.Length == 0 ? "" : ResourceNames.Hash(HashLength, policy);
}
