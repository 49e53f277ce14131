using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>Roles and their tags.</summary>
internal sealed class RoleOperations(LocalCore core, IamAccounts accounts)
{
    public CreateRoleResponse CreateRole(CreateRoleRequest request, CallContext call)
    {
        IamRules.CheckName(request.RoleName, "roleName", 64);
        IamRules.CheckDocument(request.AssumeRolePolicyDocument);
        var state = accounts[call];
        if (state.Roles.ContainsKey(request.RoleName))
        {
            throw new EntityAlreadyExistsException($"Role with name {request.RoleName} already exists.");
        }

        var path = request.Path ?? "/";
        var role = new RoleState(new Role
        {
            Path = path,
            RoleName = request.RoleName,
            RoleId = IamRules.Id(core, "AROA"),
            Arn = $"arn:aws:iam::{call.Account}:role{path}{request.RoleName}",
            CreateDate = call.NowUtc,
            AssumeRolePolicyDocument = IamRules.Encode(request.AssumeRolePolicyDocument),
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration ?? 3600,
        });
        Tag(role, request.Tags);
        state.Roles.Add(request.RoleName, role);
        return new CreateRoleResponse { Role = role.Describe() };
    }

    public CreateServiceLinkedRoleResponse CreateServiceLinkedRole(CreateServiceLinkedRoleRequest request, CallContext call)
    {
        var name = "AWSServiceRoleFor" + string.Concat((request.AWSServiceName ?? "").Split('.')[0].Split('-').Select(p => p.Length == 0 ? "" : char.ToUpperInvariant(p[0]) + p[1..]));
        var state = accounts[call];
        if (state.Roles.ContainsKey(name))
        {
            throw new InvalidInputException($"Service role name {name} has been taken in this account, please try a different suffix.");
        }

        var trust = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["{{request.AWSServiceName}}"]},"Action":["sts:AssumeRole"]}]}""";
        var created = CreateRole(new CreateRoleRequest { RoleName = name, Path = $"/aws-service-role/{request.AWSServiceName}/", AssumeRolePolicyDocument = trust, Description = request.Description }, call);
        return new CreateServiceLinkedRoleResponse { Role = created.Role };
    }

    public GetRoleResponse GetRole(GetRoleRequest request, CallContext call) => new() { Role = accounts[call].Role(request.RoleName).Describe() };

    public DeleteRoleResponse DeleteRole(DeleteRoleRequest request, CallContext call)
    {
        var state = accounts[call];
        var role = state.Role(request.RoleName);
        if (role.Attached.Count > 0 || role.Inline.Count > 0)
        {
            throw new DeleteConflictException("Cannot delete entity, must detach all policies first.");
        }

        if (state.Profiles.Values.Any(p => p.Role == role))
        {
            throw new DeleteConflictException("Cannot delete entity, must remove roles from instance profile first.");
        }

        state.Roles.Remove(role.Role.RoleName);
        return new DeleteRoleResponse();
    }

    public ListRolesResponse ListRoles(ListRolesRequest request, CallContext call)
    {
        var found = accounts[call].Roles.Values.Where(r => r.Role.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal));
        var page = IamAccounts.Page(found, r => r.Role.RoleName, request.Marker, request.MaxItems);
        return new ListRolesResponse { Roles = [.. page.Items.Select(r => r.Describe())], IsTruncated = page.Next is not null, Marker = page.Next };
    }

    public TagRoleResponse TagRole(TagRoleRequest request, CallContext call)
    {
        Tag(accounts[call].Role(request.RoleName), request.Tags);
        return new TagRoleResponse();
    }

    public UntagRoleResponse UntagRole(UntagRoleRequest request, CallContext call)
    {
        var role = accounts[call].Role(request.RoleName);
        (request.TagKeys ?? []).ForEach(k => role.Tags.Remove(k));
        return new UntagRoleResponse();
    }

    public ListRoleTagsResponse ListRoleTags(ListRoleTagsRequest request, CallContext call) =>
        new() { Tags = accounts[call].Role(request.RoleName).Describe().Tags, IsTruncated = false };

    public UpdateAssumeRolePolicyResponse UpdateAssumeRolePolicy(UpdateAssumeRolePolicyRequest request, CallContext call)
    {
        var role = accounts[call].Role(request.RoleName);
        IamRules.CheckDocument(request.PolicyDocument);
        role.Role.AssumeRolePolicyDocument = IamRules.Encode(request.PolicyDocument);
        return new UpdateAssumeRolePolicyResponse();
    }

    private void Tag(RoleState role, List<Tag>? tags)
    {
        if (role.Tags.Keys.Union((tags ?? []).Select(t => t.Key)).Count() > core.Options.Quotas.TagsPerResource)
        {
            throw new LimitExceededException($"The number of tags has reached the maximum limit of {core.Options.Quotas.TagsPerResource}.");
        }

        foreach (var tag in tags ?? [])
        {
            role.Tags[tag.Key] = tag.Value ?? "";
        }
    }
}
