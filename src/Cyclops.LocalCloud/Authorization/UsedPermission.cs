namespace Cyclops.LocalCloud.Authorization;

/// <summary>One action at one resource that a statement of a policy allowed, and that a call needed.</summary>
/// <param name="Caller">The access key, or the ARN of the role whose policy it is.</param>
/// <param name="Statement">The statement's Sid; without one <c>policy 1, statement 2</c>.</param>
/// <param name="Action">As the policy writes it, wildcards included.</param>
/// <param name="Resource">As the policy writes it.</param>
public sealed record UsedPermission(string Caller, string Statement, string Action, string Resource);
