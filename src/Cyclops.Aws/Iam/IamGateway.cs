using Amazon;
using Amazon.IdentityManagement.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Iam;

/// <summary>Roles of IAM in our records.</summary>
public sealed class IamGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Largest page of ListRoles. Source: IAM API Reference.</summary>
    private const int PageSize = 1000;

    private const string NotFound = "NoSuchEntity";

    /// <summary>What ARNs of the region in use begin with, after <c>arn:</c>.</summary>
    public string Partition => RegionEndpoint.GetBySystemName(clients.Region).PartitionName;

    /// <summary>All roles below a path, without their tags.</summary>
    public async Task<IReadOnlyList<IamRole>> ListAsync(string path, CancellationToken cancellationToken)
    {
        const string operation = "iam:ListRoles";
        var roles = await Paging.CollectAsync<Role>(operation, async token =>
        {
            var page = await calls.SendAsync(
                CallFamily.IamRead,
                operation,
                $"roles {path}*",
                ct => clients.Iam.ListRolesAsync(new ListRolesRequest { PathPrefix = path, MaxItems = PageSize, Marker = token }, ct),
                cancellationToken);
            return (Answers.Whole(page.Roles, operation, $"roles {path}*"), page.IsTruncated == true ? page.Marker : null);
        });
        return [.. roles.Select(r => Of(r, tags: null))];
    }

    /// <summary>A role as it is now; null: there is none of that name.</summary>
    public async Task<IamRole?> FindAsync(string name, CancellationToken cancellationToken)
    {
        const string operation = "iam:GetRole";
        try
        {
            var answer = await SendAsync(CallFamily.IamRead, operation, name, ct => clients.Iam.GetRoleAsync(new GetRoleRequest { RoleName = name }, ct), cancellationToken);
            var role = Answers.Whole(answer.Role, operation, name);
            return Of(role, new((role.Tags ?? []).Select(t => KeyValuePair.Create(t.Key, t.Value))));
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            return null;
        }
    }

    /// <summary>A policy within a role; empty: it has none of that name.</summary>
    public async Task<string> PolicyAsync(string role, string policy, CancellationToken cancellationToken)
    {
        const string operation = "iam:GetRolePolicy";
        try
        {
            var answer = await SendAsync(CallFamily.IamRead, operation, role, ct => clients.Iam.GetRolePolicyAsync(new GetRolePolicyRequest { RoleName = role, PolicyName = policy }, ct), cancellationToken);
            return Decode(Answers.Whole(answer.PolicyDocument, operation, role));
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            return "";
        }
    }

    /// <summary>Makes a role.</summary>
    /// <param name="path">Its path, <c>/a/b/</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="trust">Who may take it: a JSON document.</param>
    /// <param name="description">What people read of it.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="CloudFault"><c>EntityAlreadyExists</c> when the name is taken, on any path.</exception>
    public async Task<IamRole> CreateAsync(
        string path,
        string name,
        string trust,
        string description,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken)
    {
        const string operation = "iam:CreateRole";
        var request = new CreateRoleRequest { Path = path, RoleName = name, AssumeRolePolicyDocument = trust, Description = description, Tags = ToTags(tags) };
        var answer = await SendAsync(CallFamily.IamModify, operation, name, ct => clients.Iam.CreateRoleAsync(request, ct), cancellationToken);
        return Of(Answers.Whole(answer.Role, operation, name), new(tags));
    }

    /// <summary>Says who may take a role.</summary>
    public Task SetTrustAsync(string role, string trust, CancellationToken cancellationToken) =>
        SendAsync(
            CallFamily.IamModify,
            "iam:UpdateAssumeRolePolicy",
            role,
            ct => clients.Iam.UpdateAssumeRolePolicyAsync(new UpdateAssumeRolePolicyRequest { RoleName = role, PolicyDocument = trust }, ct),
            cancellationToken);

    /// <summary>Sets a policy within a role.</summary>
    public Task SetPolicyAsync(string role, string policy, string document, CancellationToken cancellationToken) =>
        SendAsync(
            CallFamily.IamModify,
            "iam:PutRolePolicy",
            role,
            ct => clients.Iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = role, PolicyName = policy, PolicyDocument = document }, ct),
            cancellationToken);

    /// <summary>Sets tags of a role; others stay.</summary>
    public Task TagAsync(string role, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        SendAsync(CallFamily.IamModify, "iam:TagRole", role, ct => clients.Iam.TagRoleAsync(new TagRoleRequest { RoleName = role, Tags = ToTags(tags) }, ct), cancellationToken);

    /// <summary>Deletes a role with its policy; what is gone already is fine.</summary>
    /// <exception cref="CloudFault"><c>DeleteConflict</c> when somebody gave it other policies, among others.</exception>
    public async Task DeleteAsync(string role, string policy, CancellationToken cancellationToken)
    {
        await GoneAsync("iam:DeleteRolePolicy", role, ct => clients.Iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = role, PolicyName = policy }, ct), cancellationToken);
        await GoneAsync("iam:DeleteRole", role, ct => clients.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = role }, ct), cancellationToken);
    }

    private async Task GoneAsync<T>(string operation, string role, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(CallFamily.IamModify, operation, role, call, cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            // Which is what was asked for.
        }
    }

    private Task<T> SendAsync<T>(CallFamily family, string operation, string role, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        calls.SendAsync(family, operation, $"role {role}", call, cancellationToken);

    private static IamRole Of(Role role, EquatableMap<string>? tags) => new(role.Arn, role.RoleName, Decode(role.AssumeRolePolicyDocument ?? ""), tags);

    /// <summary>IAM gives documents as they stand in URLs. Source: IAM API Reference, RFC 3986.</summary>
    private static string Decode(string document) => Uri.UnescapeDataString(document);

    private static List<Tag> ToTags(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Tag { Key = t.Key, Value = t.Value })];
}
