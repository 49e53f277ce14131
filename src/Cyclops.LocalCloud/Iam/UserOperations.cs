using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>Users, their tags and their inline policies.</summary>
internal sealed class UserOperations(LocalCore core, IamAccounts accounts)
{
    public CreateUserResponse CreateUser(CreateUserRequest request, CallContext call)
    {
        IamRules.CheckName(request.UserName, "userName", 64);
        var state = accounts[call];
        if (state.Users.ContainsKey(request.UserName))
        {
            throw new EntityAlreadyExistsException($"User with name {request.UserName} already exists.");
        }

        var path = request.Path ?? "/";
        var user = new UserState(new User
        {
            Path = path,
            UserName = request.UserName,
            UserId = IamRules.Id(core, "AIDA"),
            Arn = $"arn:aws:iam::{call.Account}:user{path}{request.UserName}",
            CreateDate = call.NowUtc,
        });
        Tag(user, request.Tags);
        state.Users.Add(request.UserName, user);
        return new CreateUserResponse { User = user.Describe() };
    }

    public GetUserResponse GetUser(GetUserRequest request, CallContext call) => new() { User = accounts[call].User(request.UserName).Describe() };

    public ListUsersResponse ListUsers(ListUsersRequest request, CallContext call)
    {
        var found = accounts[call].Users.Values.Where(u => u.User.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal));
        var page = IamAccounts.Page(found, u => u.User.UserName, request.Marker, request.MaxItems);
        return new ListUsersResponse { Users = [.. page.Items.Select(u => u.Describe(isListed: true))], IsTruncated = page.Next is not null, Marker = page.Next };
    }

    public DeleteUserResponse DeleteUser(DeleteUserRequest request, CallContext call)
    {
        var state = accounts[call];
        var user = state.User(request.UserName);
        if (user.Keys.Count > 0)
        {
            throw new DeleteConflictException("Cannot delete entity, must delete access keys first.");
        }

        if (user.Inline.Count > 0)
        {
            throw new DeleteConflictException("Cannot delete entity, must delete policies first.");
        }

        state.Users.Remove(user.User.UserName);
        return new DeleteUserResponse();
    }

    public TagUserResponse TagUser(TagUserRequest request, CallContext call)
    {
        Tag(accounts[call].User(request.UserName), request.Tags);
        return new TagUserResponse();
    }

    public PutUserPolicyResponse PutUserPolicy(PutUserPolicyRequest request, CallContext call)
    {
        var user = accounts[call].User(request.UserName);
        IamRules.CheckName(request.PolicyName, "policyName", 128);
        IamRules.CheckDocument(request.PolicyDocument);
        user.Inline[request.PolicyName] = request.PolicyDocument;
        return new PutUserPolicyResponse();
    }

    public GetUserPolicyResponse GetUserPolicy(GetUserPolicyRequest request, CallContext call) =>
        accounts[call].User(request.UserName).Inline.TryGetValue(request.PolicyName ?? "", out var document)
            ? new GetUserPolicyResponse { UserName = request.UserName, PolicyName = request.PolicyName, PolicyDocument = IamRules.Encode(document) }
            : throw NoPolicy(request.PolicyName);

    public DeleteUserPolicyResponse DeleteUserPolicy(DeleteUserPolicyRequest request, CallContext call) =>
        accounts[call].User(request.UserName).Inline.Remove(request.PolicyName ?? "") ? new DeleteUserPolicyResponse() : throw NoPolicy(request.PolicyName);

    private static NoSuchEntityException NoPolicy(string? name) => new($"The user policy with name {name} cannot be found.");

    private void Tag(UserState user, List<Tag>? tags)
    {
        if (user.Tags.Keys.Union((tags ?? []).Select(t => t.Key)).Count() > core.Options.Quotas.TagsPerResource)
        {
            throw new LimitExceededException($"The number of tags has reached the maximum limit of {core.Options.Quotas.TagsPerResource}.");
        }

        foreach (var tag in tags ?? [])
        {
            user.Tags[tag.Key] = tag.Value ?? "";
        }
    }
}
