namespace Cyclops.Ctl.Status;

/// <summary>An error in a manifest.</summary>
internal sealed record ErrorDocument(string Code, string File, int Line, int Column, string Field, string Message, string? Hint);
