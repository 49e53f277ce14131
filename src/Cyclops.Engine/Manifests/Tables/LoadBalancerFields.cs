using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>How an environment is reached.</summary>
internal static class LoadBalancerFields
{
    public static readonly Field<bool> Internal = Field<bool>.WithDefault(
        "internal", SharedKinds.Flag, "false", "Whether it has private addresses only.");

    public static readonly Field<TimeSpan> IdleTimeout = Field<TimeSpan>.WithDefault(
        "idleTimeout", new DurationKind("1s", "4000s"), "60s", "Time after which an idle connection is closed.");

    public static readonly Field<string> CertificateArn = Field<string>.Optional(
        "certificateArn",
        new TextKind("the ARN of an ACM certificate", "arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d")
        {
            Pattern = "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+",
            MaxLength = 256,
        },
        "none: plain HTTP",
        "ACM certificate. With one, HTTP redirects to HTTPS.");

    public static readonly ObjectKind Kind = new(
        "LoadBalancer", "The application load balancer.", Internal, IdleTimeout, CertificateArn)
    {
        Planned = ["sslPolicy", "accessLogs", "webAclArn", "fleet", "limits"],
    };
}
