using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>A role with its inline and attached policies.</summary>
internal sealed class RoleState(Role role)
{
    public Role Role { get; } = role;

    /// <summary>Documents by policy name, as they were given.</summary>
    public SortedDictionary<string, string> Inline { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Attached { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public Role Describe()
    {
        Role.Tags = [.. Tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];
        return Role;
    }
}
