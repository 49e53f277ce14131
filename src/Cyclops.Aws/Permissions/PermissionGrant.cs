namespace Cyclops.Aws.Permissions;

/// <summary>One IAM action at one kind of resource.</summary>
/// <param name="Action"><c>ecs:CreateService</c>.</param>
/// <param name="Resource">A pattern of ARNs with places that <see cref="PolicyScope"/> fills in; <c>*</c> where the action knows no resources.</param>
/// <param name="Conditions">All of them must hold.</param>
public sealed record PermissionGrant(string Action, string Resource, AccessLevel Level, params IReadOnlyList<PermissionCondition> Conditions);
