namespace Cyclops.Aws.Permissions;

/// <summary>What an operation that a gateway calls takes.</summary>
/// <param name="Operation">As the gateway names it: <c>elbv2:CreateRule</c>.</param>
public sealed record OperationPermission(string Operation, params IReadOnlyList<PermissionGrant> Grants);
