namespace Cyclops.Postgres;

/// <summary>How a connection is protected.</summary>
public abstract record PostgresTls
{
    private PostgresTls()
    {
    }

    /// <summary>TLS, and the server's certificate is checked against the file's authorities and its host name. What RDS takes.</summary>
    /// <param name="CaFile">PEM file of the authorities, such as AWS's global bundle for RDS.</param>
    public sealed record VerifyFull(string CaFile) : PostgresTls;

    /// <summary>TLS where the server has it, unchecked; else none. For servers of one's own network.</summary>
    public sealed record Prefer : PostgresTls;
}
