namespace Cyclops.Model.Manifests;

/// <summary>A PostgreSQL server of an environment; apps have databases on it.</summary>
public abstract record DatabaseSpec
{
    private DatabaseSpec()
    {
    }

    /// <summary>An RDS instance. Its master password is made and kept by RDS in Secrets Manager.</summary>
    /// <param name="Class">RDS instance class. Default <c>db.t4g.medium</c>.</param>
    /// <param name="Version">PostgreSQL version: a major one (<c>16</c>, AWS chooses and keeps the minor one current) or a full one (<c>16.4</c>). Default 16.</param>
    /// <param name="Storage">GiB, 20 to 65,536. Default 50.</param>
    /// <param name="MaxStorage">GiB that storage may grow to by itself; null: it does not grow. Default 200.</param>
    /// <param name="Iops">Provisioned I/O operations a second; null: what the storage has by itself.</param>
    /// <param name="MultiAz">Whether a standby is kept in another zone. Default false.</param>
    /// <param name="BackupDays">Days that backups are kept, 1 to 35. Default 7.</param>
    /// <param name="DeletionProtection">Whether RDS refuses to delete it. Default true.</param>
    public sealed record Managed(
        string Class,
        string Version,
        int Storage,
        int? MaxStorage,
        int? Iops,
        bool MultiAz,
        int BackupDays,
        bool DeletionProtection) : DatabaseSpec;

    /// <summary>A server that is there already.</summary>
    /// <param name="Host">Its host name.</param>
    /// <param name="Port">Its TCP port. Default 5432.</param>
    /// <param name="SecretArn">ARN of the Secrets Manager secret with <c>username</c> and <c>password</c> of its administrator.</param>
    public sealed record Existing(string Host, int Port, string SecretArn) : DatabaseSpec;
}
