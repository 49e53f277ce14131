namespace Cyclops.Controller.Http;

/// <summary>A resource of an app or environment as JSON has it.</summary>
internal sealed record ResourceDocument(string Kind, string Name, string Outcome, string Reason, string Message);
