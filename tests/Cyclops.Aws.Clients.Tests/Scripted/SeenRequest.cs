namespace Cyclops.Aws.Clients.Tests.Scripted;

/// <summary>A request as it came over the wire.</summary>
internal sealed record SeenRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Empty when the header is absent.</summary>
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
