using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>Instance profiles.</summary>
internal sealed class ProfileOperations(LocalCore core, IamAccounts accounts)
{
    public CreateInstanceProfileResponse CreateInstanceProfile(CreateInstanceProfileRequest request, CallContext call)
    {
        IamRules.CheckName(request.InstanceProfileName, "instanceProfileName", 128);
        var path = request.Path ?? "/";
        var profile = new ProfileState(new InstanceProfile
        {
            Path = path,
            InstanceProfileName = request.InstanceProfileName,
            InstanceProfileId = IamRules.Id(core, "AIPA"),
            Arn = $"arn:aws:iam::{call.Account}:instance-profile{path}{request.InstanceProfileName}",
            CreateDate = call.NowUtc,
            Tags = request.Tags ?? [],
        });
        return accounts[call].Profiles.TryAdd(request.InstanceProfileName, profile)
            ? new CreateInstanceProfileResponse { InstanceProfile = profile.Describe() }
            : throw new EntityAlreadyExistsException($"Instance Profile {request.InstanceProfileName} already exists.");
    }

    public GetInstanceProfileResponse GetInstanceProfile(GetInstanceProfileRequest request, CallContext call) =>
        new() { InstanceProfile = accounts[call].Profile(request.InstanceProfileName).Describe() };

    public DeleteInstanceProfileResponse DeleteInstanceProfile(DeleteInstanceProfileRequest request, CallContext call)
    {
        var state = accounts[call];
        if (state.Profile(request.InstanceProfileName).Role is not null)
        {
            throw new DeleteConflictException("Cannot delete entity, must remove roles from instance profile first.");
        }

        state.Profiles.Remove(request.InstanceProfileName);
        return new DeleteInstanceProfileResponse();
    }

    public AddRoleToInstanceProfileResponse AddRoleToInstanceProfile(AddRoleToInstanceProfileRequest request, CallContext call)
    {
        var state = accounts[call];
        var profile = state.Profile(request.InstanceProfileName);
        var role = state.Role(request.RoleName);
        if (profile.Role is not null)
        {
            throw new LimitExceededException("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        }

        profile.Role = role;
        return new AddRoleToInstanceProfileResponse();
    }

    public RemoveRoleFromInstanceProfileResponse RemoveRoleFromInstanceProfile(RemoveRoleFromInstanceProfileRequest request, CallContext call)
    {
        var profile = accounts[call].Profile(request.InstanceProfileName);
        if (profile.Role?.Role.RoleName != request.RoleName)
        {
            throw new NoSuchEntityException($"Role {request.RoleName} in Instance Profile {request.InstanceProfileName} cannot be found.");
        }

        profile.Role = null;
        return new RemoveRoleFromInstanceProfileResponse();
    }

    public ListInstanceProfilesForRoleResponse ListInstanceProfilesForRole(ListInstanceProfilesForRoleRequest request, CallContext call)
    {
        var state = accounts[call];
        var role = state.Role(request.RoleName);
        return new ListInstanceProfilesForRoleResponse
        {
            InstanceProfiles = [.. state.Profiles.Values.Where(p => p.Role == role).Select(p => p.Describe())],
            IsTruncated = false,
        };
    }
}
