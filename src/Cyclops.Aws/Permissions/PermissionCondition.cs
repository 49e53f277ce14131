namespace Cyclops.Aws.Permissions;

/// <summary>One key of a statement's Condition.</summary>
/// <param name="Operator"><c>StringEquals</c>; where the value comes to hold a <c>*</c>, <c>StringLike</c> is written instead.</param>
/// <param name="Value">May hold the places that <see cref="PolicyScope"/> fills in.</param>
public sealed record PermissionCondition(string Operator, string Key, string Value);
