namespace Cyclops.Controller.Http;

/// <summary>What <c>/healthz</c>, <c>/readyz</c> and refused requests say.</summary>
internal sealed record ProblemDocument(string Status, IReadOnlyList<string> Problems);
