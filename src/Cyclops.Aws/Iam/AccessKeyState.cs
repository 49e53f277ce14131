namespace Cyclops.Aws.Iam;

/// <summary>An access key of a user, without its secret.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsActive">Whether it can be used: people turn off what has leaked.</param>
public sealed record AccessKeyState(string Id, bool IsActive);
