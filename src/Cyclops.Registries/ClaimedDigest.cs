using Cyclops.Http;

namespace Cyclops.Registries;

/// <summary>What a registry says that the digest of its answer is.</summary>
internal static class ClaimedDigest
{
    private const string Header = "Docker-Content-Digest";

    /// <summary>The digest; null: it says none, or one not by SHA-256.</summary>
    public static string? Of(HttpAnswer answer) =>
        answer.Headers.TryGetValues(Header, out var values) && values.ToArray() is [var digest] && ImageReference.IsDigest(digest) ? digest : null;
}
