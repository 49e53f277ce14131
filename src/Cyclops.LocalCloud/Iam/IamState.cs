using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>The identities of one account; IAM has no regions.</summary>
internal sealed class IamState
{
    public SortedDictionary<string, RoleState> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Customer managed policies by ARN.</summary>
    public SortedDictionary<string, PolicyState> Policies { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, UserState> Users { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ProfileState> Profiles { get; } = new(StringComparer.Ordinal);

    public RoleState Role(string? name) =>
        Roles.GetValueOrDefault(name ?? "") ?? throw new NoSuchEntityException($"The role with name {name} cannot be found.");

    public UserState User(string? name) =>
        Users.GetValueOrDefault(name ?? "") ?? throw new NoSuchEntityException($"The user with name {name} cannot be found.");

    public PolicyState Policy(string? arn) =>
        Policies.GetValueOrDefault(arn ?? "") ?? throw new NoSuchEntityException($"Policy {arn} was not found.");

    public ProfileState Profile(string? name) =>
        Profiles.GetValueOrDefault(name ?? "") ?? throw new NoSuchEntityException($"Instance Profile {name} cannot be found.");

    /// <summary>Policies of AWS are all there; one's own must have been made.</summary>
    public void CheckAttachable(string? arn)
    {
        if (arn?.StartsWith("arn:aws:iam::aws:policy/", StringComparison.Ordinal) != true)
        {
            Policy(arn);
        }
    }
}
