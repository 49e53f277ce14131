using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>An instance profile; it takes one role.</summary>
internal sealed class ProfileState(InstanceProfile profile)
{
    public InstanceProfile Profile { get; } = profile;

    /// <summary>Null while there is none.</summary>
    public RoleState? Role { get; set; }

    public InstanceProfile Describe()
    {
        Profile.Roles = Role is null ? [] : [Role.Describe()];
        return Profile;
    }
}
