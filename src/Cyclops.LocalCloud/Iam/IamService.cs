using System.Text.Json;
using Amazon.IdentityManagement.Internal;
using Amazon.IdentityManagement.Model;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Iam;

/// <summary>IAM: roles, users, policies and instance profiles. Nothing is denied: the local cloud trusts its callers.</summary>
internal sealed class IamService : ILocalService
{
    private readonly RoleOperations _roles;
    private readonly RolePolicyOperations _rolePolicies;
    private readonly UserOperations _users;
    private readonly AccessKeyOperations _keys;
    private readonly PolicyOperations _policies;
    private readonly ProfileOperations _profiles;

    public IamService(LocalCore core)
    {
        _roles = new RoleOperations(core, Accounts);
        _rolePolicies = new RolePolicyOperations(Accounts);
        _users = new UserOperations(core, Accounts);
        _keys = new AccessKeyOperations(core, Accounts);
        _policies = new PolicyOperations(core, Accounts);
        _profiles = new ProfileOperations(core, Accounts);
    }

    public string Name => "iam";

    public IamAccounts Accounts { get; } = new();

    public void Register(OperationTable operations) => operations
        .Add(Name, IdentityManagementServiceSchema.Operations)
        .On<CreateRoleRequest, CreateRoleResponse>(IdentityManagementServiceSchema.CreateRole, _roles.CreateRole)
        .On<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse>(IdentityManagementServiceSchema.CreateServiceLinkedRole, _roles.CreateServiceLinkedRole)
        .On<GetRoleRequest, GetRoleResponse>(IdentityManagementServiceSchema.GetRole, _roles.GetRole)
        .On<DeleteRoleRequest, DeleteRoleResponse>(IdentityManagementServiceSchema.DeleteRole, _roles.DeleteRole)
        .On<ListRolesRequest, ListRolesResponse>(IdentityManagementServiceSchema.ListRoles, _roles.ListRoles)
        .On<TagRoleRequest, TagRoleResponse>(IdentityManagementServiceSchema.TagRole, _roles.TagRole)
        .On<UntagRoleRequest, UntagRoleResponse>(IdentityManagementServiceSchema.UntagRole, _roles.UntagRole)
        .On<ListRoleTagsRequest, ListRoleTagsResponse>(IdentityManagementServiceSchema.ListRoleTags, _roles.ListRoleTags)
        .On<UpdateAssumeRolePolicyRequest, UpdateAssumeRolePolicyResponse>(IdentityManagementServiceSchema.UpdateAssumeRolePolicy, _roles.UpdateAssumeRolePolicy)
        .On<PutRolePolicyRequest, PutRolePolicyResponse>(IdentityManagementServiceSchema.PutRolePolicy, _rolePolicies.PutRolePolicy)
        .On<GetRolePolicyRequest, GetRolePolicyResponse>(IdentityManagementServiceSchema.GetRolePolicy, _rolePolicies.GetRolePolicy)
        .On<DeleteRolePolicyRequest, DeleteRolePolicyResponse>(IdentityManagementServiceSchema.DeleteRolePolicy, _rolePolicies.DeleteRolePolicy)
        .On<ListRolePoliciesRequest, ListRolePoliciesResponse>(IdentityManagementServiceSchema.ListRolePolicies, _rolePolicies.ListRolePolicies)
        .On<AttachRolePolicyRequest, AttachRolePolicyResponse>(IdentityManagementServiceSchema.AttachRolePolicy, _rolePolicies.AttachRolePolicy)
        .On<DetachRolePolicyRequest, DetachRolePolicyResponse>(IdentityManagementServiceSchema.DetachRolePolicy, _rolePolicies.DetachRolePolicy)
        .On<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse>(IdentityManagementServiceSchema.ListAttachedRolePolicies, _rolePolicies.ListAttachedRolePolicies)
        .On<SimulatePrincipalPolicyRequest, SimulatePrincipalPolicyResponse>(IdentityManagementServiceSchema.SimulatePrincipalPolicy, RolePolicyOperations.SimulatePrincipalPolicy)
        .On<CreateUserRequest, CreateUserResponse>(IdentityManagementServiceSchema.CreateUser, _users.CreateUser)
        .On<GetUserRequest, GetUserResponse>(IdentityManagementServiceSchema.GetUser, _users.GetUser)
        .On<ListUsersRequest, ListUsersResponse>(IdentityManagementServiceSchema.ListUsers, _users.ListUsers)
        .On<DeleteUserRequest, DeleteUserResponse>(IdentityManagementServiceSchema.DeleteUser, _users.DeleteUser)
        .On<TagUserRequest, TagUserResponse>(IdentityManagementServiceSchema.TagUser, _users.TagUser)
        .On<PutUserPolicyRequest, PutUserPolicyResponse>(IdentityManagementServiceSchema.PutUserPolicy, _users.PutUserPolicy)
        .On<GetUserPolicyRequest, GetUserPolicyResponse>(IdentityManagementServiceSchema.GetUserPolicy, _users.GetUserPolicy)
        .On<DeleteUserPolicyRequest, DeleteUserPolicyResponse>(IdentityManagementServiceSchema.DeleteUserPolicy, _users.DeleteUserPolicy)
        .On<CreateAccessKeyRequest, CreateAccessKeyResponse>(IdentityManagementServiceSchema.CreateAccessKey, _keys.CreateAccessKey)
        .On<ListAccessKeysRequest, ListAccessKeysResponse>(IdentityManagementServiceSchema.ListAccessKeys, _keys.ListAccessKeys)
        .On<UpdateAccessKeyRequest, UpdateAccessKeyResponse>(IdentityManagementServiceSchema.UpdateAccessKey, _keys.UpdateAccessKey)
        .On<DeleteAccessKeyRequest, DeleteAccessKeyResponse>(IdentityManagementServiceSchema.DeleteAccessKey, _keys.DeleteAccessKey)
        .On<CreatePolicyRequest, CreatePolicyResponse>(IdentityManagementServiceSchema.CreatePolicy, _policies.CreatePolicy)
        .On<DeletePolicyRequest, DeletePolicyResponse>(IdentityManagementServiceSchema.DeletePolicy, _policies.DeletePolicy)
        .On<GetPolicyRequest, GetPolicyResponse>(IdentityManagementServiceSchema.GetPolicy, _policies.GetPolicy)
        .On<ListPoliciesRequest, ListPoliciesResponse>(IdentityManagementServiceSchema.ListPolicies, _policies.ListPolicies)
        .On<CreateInstanceProfileRequest, CreateInstanceProfileResponse>(IdentityManagementServiceSchema.CreateInstanceProfile, _profiles.CreateInstanceProfile)
        .On<GetInstanceProfileRequest, GetInstanceProfileResponse>(IdentityManagementServiceSchema.GetInstanceProfile, _profiles.GetInstanceProfile)
        .On<DeleteInstanceProfileRequest, DeleteInstanceProfileResponse>(IdentityManagementServiceSchema.DeleteInstanceProfile, _profiles.DeleteInstanceProfile)
        .On<AddRoleToInstanceProfileRequest, AddRoleToInstanceProfileResponse>(IdentityManagementServiceSchema.AddRoleToInstanceProfile, _profiles.AddRoleToInstanceProfile)
        .On<RemoveRoleFromInstanceProfileRequest, RemoveRoleFromInstanceProfileResponse>(IdentityManagementServiceSchema.RemoveRoleFromInstanceProfile, _profiles.RemoveRoleFromInstanceProfile)
        .On<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse>(IdentityManagementServiceSchema.ListInstanceProfilesForRole, _profiles.ListInstanceProfilesForRole);

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (account, state) in Accounts.All)
        {
            json.WriteStartArray(account);
            foreach (var arn in state.Roles.Values.Select(r => r.Role.Arn).Concat(state.Users.Values.Select(u => u.User.Arn)).Concat(state.Policies.Keys).Concat(state.Profiles.Values.Select(p => p.Profile.Arn)))
            {
                json.WriteStringValue(arn);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public void Reset() => Accounts.Clear();
}
