namespace Cyclops.Registries.Tests.Support;

/// <summary>A request as it arrived.</summary>
/// <param name="Authorization">Null: none was sent.</param>
internal sealed record Seen(string Method, Uri Address, string? Authorization, string? Accept)
{
    public string Path => Address.PathAndQuery;

    public bool IsForTags => Path.Contains("/tags/list", StringComparison.Ordinal);
}
