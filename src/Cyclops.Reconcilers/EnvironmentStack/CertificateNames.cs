using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>Which hosts the certificate that an environment makes is for.</summary>
public static class CertificateNames
{
    /// <summary>The domain, and names of one label more: a wildcard stands for no dots. Pure.</summary>
    /// <remarks>Source: AWS Certificate Manager User Guide, "Certificate characteristics": wildcard names.</remarks>
    public static bool Cover(EnvironmentManifest environment, string host) =>
        host == environment.Domain
        || (host.EndsWith($".{environment.Domain}", StringComparison.Ordinal) && !host[..^(environment.Domain.Length + 1)].Contains('.', StringComparison.Ordinal));
}
