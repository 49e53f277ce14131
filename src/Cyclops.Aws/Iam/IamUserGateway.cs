using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Secrets;

namespace Cyclops.Aws.Iam;

/// <summary>Users of IAM and their access keys in our records.</summary>
public sealed class IamUserGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Largest page of IAM's lists. Source: IAM API Reference.</summary>
    private const int PageSize = 1000;

    private const string NotFound = "NoSuchEntity";

    /// <summary>All users below a path, without their tags.</summary>
    public async Task<IReadOnlyList<IamUser>> ListAsync(string path, CancellationToken cancellationToken)
    {
        const string operation = "iam:ListUsers";
        var users = await Paging.CollectAsync<User>(operation, async token =>
        {
            var page = await calls.SendAsync(
                CallFamily.IamRead,
                operation,
                $"users {path}*",
                ct => clients.Iam.ListUsersAsync(new ListUsersRequest { PathPrefix = path, MaxItems = PageSize, Marker = token }, ct),
                cancellationToken);
            return (Answers.Whole(page.Users, operation, $"users {path}*"), page.IsTruncated == true ? page.Marker : null);
        });
        return [.. users.Select(u => new IamUser(u.Arn, u.UserName, Tags: null))];
    }

    /// <summary>A user as it is now; null: there is none of that name.</summary>
    public async Task<IamUser?> FindAsync(string name, CancellationToken cancellationToken)
    {
        const string operation = "iam:GetUser";
        try
        {
            var answer = await SendAsync(CallFamily.IamRead, operation, name, ct => clients.Iam.GetUserAsync(new GetUserRequest { UserName = name }, ct), cancellationToken);
            var user = Answers.Whole(answer.User, operation, name);
            return new(user.Arn, user.UserName, new((user.Tags ?? []).Select(t => KeyValuePair.Create(t.Key, t.Value))));
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            return null;
        }
    }

    /// <summary>A policy within a user; empty: it has none of that name.</summary>
    public async Task<string> PolicyAsync(string user, string policy, CancellationToken cancellationToken)
    {
        const string operation = "iam:GetUserPolicy";
        try
        {
            var answer = await SendAsync(CallFamily.IamRead, operation, user, ct => clients.Iam.GetUserPolicyAsync(new GetUserPolicyRequest { UserName = user, PolicyName = policy }, ct), cancellationToken);

            // IAM gives documents as they stand in URLs. Source: IAM API Reference, RFC 3986.
            return Uri.UnescapeDataString(Answers.Whole(answer.PolicyDocument, operation, user));
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            return "";
        }
    }

    /// <summary>Makes a user.</summary>
    /// <exception cref="CloudFault"><c>EntityAlreadyExists</c> when the name is taken, on any path.</exception>
    public Task CreateAsync(string path, string name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        SendAsync(
            CallFamily.IamModify,
            "iam:CreateUser",
            name,
            ct => clients.Iam.CreateUserAsync(new CreateUserRequest { Path = path, UserName = name, Tags = ToTags(tags) }, ct),
            cancellationToken);

    /// <summary>Sets a policy within a user.</summary>
    public Task SetPolicyAsync(string user, string policy, string document, CancellationToken cancellationToken) =>
        SendAsync(
            CallFamily.IamModify,
            "iam:PutUserPolicy",
            user,
            ct => clients.Iam.PutUserPolicyAsync(new PutUserPolicyRequest { UserName = user, PolicyName = policy, PolicyDocument = document }, ct),
            cancellationToken);

    /// <summary>Sets tags of a user; others stay.</summary>
    public Task TagAsync(string user, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        SendAsync(CallFamily.IamModify, "iam:TagUser", user, ct => clients.Iam.TagUserAsync(new TagUserRequest { UserName = user, Tags = ToTags(tags) }, ct), cancellationToken);

    /// <summary>The access keys of a user. IAM allows two, which is less than a page. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public async Task<IReadOnlyList<AccessKeyState>> KeysAsync(string user, CancellationToken cancellationToken)
    {
        const string operation = "iam:ListAccessKeys";
        var answer = await SendAsync(CallFamily.IamRead, operation, user, ct => clients.Iam.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = user }, ct), cancellationToken);
        return [.. Answers.Whole(answer.AccessKeyMetadata, operation, user).Select(k => new AccessKeyState(k.AccessKeyId, k.Status == StatusType.Active))];
    }

    /// <summary>Makes another access key. It is sent once: where the answer is lost, so is the key's secret.</summary>
    /// <exception cref="CloudFault"><c>LimitExceeded</c> when the user has two keys.</exception>
    public async Task<NewAccessKey> CreateKeyAsync(string user, CancellationToken cancellationToken)
    {
        const string operation = "iam:CreateAccessKey";
        var answer = await SendAsync(CallFamily.IamModify, operation, user, ct => clients.IamOnce.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = user }, ct), cancellationToken);
        var key = Answers.Whole(answer.AccessKey, operation, user);
        return new(Answers.Whole(key.AccessKeyId, operation, user), new Secret(Answers.Whole(key.SecretAccessKey, operation, user)));
    }

    /// <summary>Deletes an access key; one that is gone already is fine.</summary>
    public Task DeleteKeyAsync(string user, string key, CancellationToken cancellationToken) =>
        GoneAsync("iam:DeleteAccessKey", user, ct => clients.Iam.DeleteAccessKeyAsync(new DeleteAccessKeyRequest { UserName = user, AccessKeyId = key }, ct), cancellationToken);

    /// <summary>Deletes a user with its policy; what is gone already is fine.</summary>
    /// <exception cref="CloudFault"><c>DeleteConflict</c> when it has keys, or somebody gave it other policies, among others.</exception>
    public async Task DeleteAsync(string user, string policy, CancellationToken cancellationToken)
    {
        await GoneAsync("iam:DeleteUserPolicy", user, ct => clients.Iam.DeleteUserPolicyAsync(new DeleteUserPolicyRequest { UserName = user, PolicyName = policy }, ct), cancellationToken);
        await GoneAsync("iam:DeleteUser", user, ct => clients.Iam.DeleteUserAsync(new DeleteUserRequest { UserName = user }, ct), cancellationToken);
    }

    private async Task GoneAsync<T>(string operation, string user, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(CallFamily.IamModify, operation, user, call, cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            // Which is what was asked for.
        }
    }

    private Task<T> SendAsync<T>(CallFamily family, string operation, string user, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        calls.SendAsync(family, operation, $"user {user}", call, cancellationToken);

    private static List<Tag> ToTags(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => new Tag { Key = t.Key, Value = t.Value })];
}
