namespace Cyclops.LocalCloud.Protocol;

/// <summary>An HTTP request, free of any server: Kestrel and the in-process handler both make one.</summary>
/// <param name="RawTarget">Path and query as they were sent, percent-encoding kept.</param>
/// <param name="Headers">Compared without regard to case.</param>
public sealed record WireRequest(string Method, string RawTarget, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public string Path => RawTarget.Split('?', 2)[0];

    public string Query => RawTarget.Split('?', 2) is [_, var query] ? query : "";

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
