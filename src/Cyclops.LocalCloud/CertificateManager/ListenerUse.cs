using Amazon.CertificateManager;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using Cyclops.LocalCloud.LoadBalancing;

namespace Cyclops.LocalCloud.CertificateManager;

/// <summary>Certificates and the listeners that serve them.</summary>
internal static class ListenerUse
{
    /// <summary>The ARNs of the load balancers with a listener that has the certificate.</summary>
    public static IReadOnlyList<string> Of(LoadBalancingService balancing, CallContext call, string certificate) =>
        [.. balancing.Regions[call].Balancers.Values.Where(b => b.Listeners.Values.Any(l => Has(l, certificate))).Select(b => b.Arn)];

    /// <summary>
    /// Why a listener cannot have a certificate; null when it can. Where nobody ever asked ACM for one, any ARN is believed: then the
    /// certificates are not the matter of who uses this cloud.
    /// </summary>
    public static AmazonServiceException? Problem(CertificateRegion region, CallContext call, string certificate)
    {
        if (region.Requested == 0 || !certificate.StartsWith(call.Arn("acm", "certificate/"), StringComparison.Ordinal))
        {
            return null;
        }

        return region.ByArn.GetValueOrDefault(certificate) switch
        {
            null => new CertificateNotFoundException($"Certificate ARN '{certificate}' is not valid"),
            { Status: var status } when status == CertificateStatus.ISSUED => null,
            _ => AwsErrors.Sender("UnsupportedCertificate", $"The certificate '{certificate}' must have a fully-qualified domain name, a supported signature, and a supported key size."),
        };
    }

    private static bool Has(HeldListener listener, string certificate) =>
        listener.Certificates.Contains(certificate) || listener.Model.Certificates?.Exists(c => c.CertificateArn == certificate) == true;
}
