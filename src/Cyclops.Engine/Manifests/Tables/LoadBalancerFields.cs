using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>How an environment is reached.</summary>
internal static class LoadBalancerFields
{
    public static readonly Field<bool> Internal = Field<bool>.WithDefault(
        "internal", SharedKinds.Flag, "false", "Whether they have private addresses only.");

    public static readonly Field<TimeSpan> IdleTimeout = Field<TimeSpan>.WithDefault(
        "idleTimeout", new DurationKind("1s", "4000s"), "60s", "Time after which an idle connection is closed.");

    public static readonly Field<TlsMode> Tls = Field<TlsMode>.WithDefault(
        "tls",
        new ChoiceKind<TlsMode>(("none", TlsMode.None), ("managed", TlsMode.Managed)),
        "none",
        "How HTTPS is served: not at all, or by a certificate for `domain` and `*.domain` that is made and validated in the environment's zone. With HTTPS, HTTP redirects there.");

    public static readonly Field<string> CertificateArn = Field<string>.Optional(
        "certificateArn",
        new TextKind("the ARN of an ACM certificate", "arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d")
        {
            Pattern = "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+",
            MaxLength = 256,
        },
        "none",
        "An ACM certificate that is there already, in place of `tls`.");

    public static readonly Field<int> Min = Field<int>.WithDefault(
        "min", new IntegerKind(1, 20), "1", "Fewest load balancers; more are made as apps need them.");

    public static readonly Field<int> AccessLogDays = Field<int>.WithDefault(
        "retentionDays", new IntegerKind(1, 3650, "days"), "30", "Days that access logs are kept.");

    public static readonly ObjectKind AccessLogsKind = new("AccessLogs", "Access logs of the load balancers, in a bucket of the environment.", AccessLogDays);

    public static readonly Field<YamlMapping> AccessLogs = Field<YamlMapping>.Optional(
        "accessLogs", AccessLogsKind, "none are written", "Access logs in a bucket: `{}` keeps them for 30 days.");

    public static readonly ObjectKind Kind = new(
        "LoadBalancers", "The application load balancers: a fleet that grows with the apps.", Internal, IdleTimeout, Tls, CertificateArn, Min, AccessLogs)
    {
        Planned = ["sslPolicy", "webAclArn", "limits"],
    };
}
