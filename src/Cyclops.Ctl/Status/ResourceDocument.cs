namespace Cyclops.Ctl.Status;

/// <summary>One resource of an app or environment.</summary>
internal sealed record ResourceDocument(string Kind, string Name, string Outcome, string Reason, string Message);
