namespace Cyclops.Controller.Http;

/// <summary>All that <c>/status</c> says.</summary>
internal sealed record StatusDocument(
    string Version,
    SourceDocument Source,
    IReadOnlyList<ObjectDocument> Environments,
    IReadOnlyList<ObjectDocument> Apps,
    QueueDocument Queue);
