using System.Security.Cryptography.X509Certificates;

namespace Cyclops.Postgres.Sessions;

/// <summary>
/// The certificate authorities of RDS in AWS's public regions, as AWS publishes them in its global bundle,
/// https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem; those that have run out are left out.
/// </summary>
internal static class RdsAuthorities
{
    private const string Resource = "Cyclops.Postgres.Certificates.rds.pem";

    public static X509Certificate2Collection Read()
    {
        using var stream = typeof(RdsAuthorities).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(reader.ReadToEnd());
        return authorities;
    }
}
