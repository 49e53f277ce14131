using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>A user with its inline policies and its access keys.</summary>
internal sealed class UserState(User user)
{
    public User User { get; } = user;

    /// <summary>Documents by policy name, as they were given.</summary>
    public SortedDictionary<string, string> Inline { get; } = new(StringComparer.Ordinal);

    /// <summary>By their ids. Their secrets are told once and kept nowhere.</summary>
    public SortedDictionary<string, AccessKeyMetadata> Keys { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public AccessKeyMetadata Key(string? id) =>
        Keys.GetValueOrDefault(id ?? "") ?? throw new NoSuchEntityException($"The Access Key with id {id} cannot be found.");

    /// <param name="isListed">Whether a list gives it, which has no tags.</param>
    public User Describe(bool isListed = false) => new()
    {
        Path = User.Path,
        UserName = User.UserName,
        UserId = User.UserId,
        Arn = User.Arn,
        CreateDate = User.CreateDate,
        Tags = isListed ? null : [.. Tags.Select(t => new Tag { Key = t.Key, Value = t.Value })],
    };
}
