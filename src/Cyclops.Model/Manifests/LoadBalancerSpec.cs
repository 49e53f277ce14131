namespace Cyclops.Model.Manifests;

/// <summary>The application load balancer of an environment.</summary>
/// <param name="Internal">Whether it has private addresses only. Default false.</param>
/// <param name="IdleTimeout">1 s to 4,000 s. Default 60 s.</param>
/// <param name="CertificateArn">An ACM certificate; null: plain HTTP only. With one, HTTP redirects to HTTPS.</param>
public sealed record LoadBalancerSpec(bool Internal, TimeSpan IdleTimeout, string? CertificateArn);
