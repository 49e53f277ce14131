namespace Cyclops.Model.Manifests;

/// <summary>The application load balancers of an environment: a fleet that grows with its apps.</summary>
/// <param name="Internal">Whether they have private addresses only. Default false.</param>
/// <param name="IdleTimeout">1 s to 4,000 s. Default 60 s.</param>
/// <param name="Tls">How HTTPS is served; with it, HTTP redirects there. Default <see cref="TlsMode.None"/>.</param>
/// <param name="CertificateArn">The ACM certificate of <see cref="TlsMode.Existing"/>; null otherwise.</param>
/// <param name="Min">Fewest load balancers, 1 to 20. Default 1; more are made as apps need them.</param>
/// <param name="AccessLogDays">Days that access logs are kept, 1 to 3,650; null: none are written.</param>
public sealed record LoadBalancerSpec(bool Internal, TimeSpan IdleTimeout, TlsMode Tls, string? CertificateArn, int Min, int? AccessLogDays);
