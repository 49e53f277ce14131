namespace Cyclops.Controller.Http;

/// <summary>An error in a manifest as JSON has it.</summary>
internal sealed record ManifestErrorDocument(string Code, string File, int Line, int Column, string Field, string Message, string? Hint);
