namespace Cyclops.Aws.Permissions;

/// <summary>One action at one resource, and the statement that allows it.</summary>
/// <param name="Statement">The statement's Sid.</param>
/// <param name="Resource">The pattern as the statement has it.</param>
public sealed record PolicyRight(string Statement, string Action, string Resource);
