using Cyclops.Model;

namespace Cyclops.Aws.Iam;

/// <summary>A user of IAM.</summary>
/// <param name="Arn">Its ARN, with the path.</param>
/// <param name="Name">Its name: the only one in the account, whatever the path.</param>
/// <param name="Tags">Its tags; null: a list does not give them.</param>
public sealed record IamUser(string Arn, string Name, EquatableMap<string>? Tags);
