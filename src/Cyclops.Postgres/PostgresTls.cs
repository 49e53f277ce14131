namespace Cyclops.Postgres;

/// <summary>How a connection is protected.</summary>
public abstract record PostgresTls
{
    private PostgresTls()
    {
    }

    /// <summary>TLS, and the server's certificate is checked against authorities and its host name.</summary>
    /// <param name="CaFile">PEM file of the authorities; null: AWS's for RDS, outside of China.</param>
    public sealed record VerifyFull(string? CaFile) : PostgresTls;

    /// <summary>TLS, unchecked. For servers whose authority is not known.</summary>
    public sealed record Require : PostgresTls;

    /// <summary>TLS where the server has it, unchecked; else none. For servers of one's own network.</summary>
    public sealed record Prefer : PostgresTls;
}
