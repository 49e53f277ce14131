namespace Cyclops.Registries;

/// <summary>What a registry says of an image. That it could not be asked, or refused to say, is a <see cref="CloudFault"/> instead.</summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Digest"><c>sha256:</c> and 64 hexadecimal digits: of the index, where the image is for several platforms.</param>
    /// <param name="MediaType">Type of its manifest or index; null: nobody was asked, as the reference has a digest.</param>
    /// <param name="Platforms">An index's platforms in order, as <c>linux/arm64</c>; null: not known, as most registries tell the digest without the content.</param>
    public sealed record Resolved(string Digest, string? MediaType, EquatableList<string>? Platforms) : Resolution;

    /// <summary>The registry answered that it has none.</summary>
    /// <param name="Message">Says so, why that may be, and what to do.</param>
    /// <param name="Nearest">At most three tags of the repository that are like the one asked for; empty: none, or they are not shown to us.</param>
    public sealed record NotFound(string Message, EquatableList<string> Nearest) : Resolution;
}
