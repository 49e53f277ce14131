using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Naming;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>The way in: load balancer, listeners, hosted zone, security groups.</summary>
internal static class IngressTemplate
{
    public const string TaskSecurityGroup = "TaskSecurityGroup";

    private const string LoadBalancerSecurityGroup = "LoadBalancerSecurityGroup";
    private const string LoadBalancer = "LoadBalancer";
    private const string HttpListener = "HttpListener";
    private const string HttpsListener = "HttpsListener";
    private const string HostedZone = "HostedZone";
    private const int NameLimit = 32;

    /// <summary>An application load balancer takes subnets of two zones at least. Source: Elastic Load Balancing API, CreateLoadBalancer.</summary>
    private const int FewestSubnets = 2;

    private const string Everywhere = "0.0.0.0/0";

    public static void Add(TemplateDocument template, string platform, EnvironmentManifest environment, Subnets subnets)
    {
        AddSecurityGroups(template, environment, subnets);
        AddLoadBalancer(template, platform, environment, subnets);
        AddListeners(template, environment.LoadBalancers);
        if (environment.HostedZoneId is null)
        {
            template.Add(HostedZone, "AWS::Route53::HostedZone", new() { ["Name"] = environment.Domain });
        }
    }

    public static void AddOutputs(TemplateDocument template, EnvironmentManifest environment)
    {
        template.AddOutput(EnvironmentOutputs.ListenerArn, Fn.Ref(environment.LoadBalancers.Tls == TlsMode.None ? HttpListener : HttpsListener));
        template.AddOutput(EnvironmentOutputs.LoadBalancerName, Fn.GetAtt(LoadBalancer, "DNSName"));
        template.AddOutput(EnvironmentOutputs.LoadBalancerZone, Fn.GetAtt(LoadBalancer, "CanonicalHostedZoneID"));
        template.AddOutput(EnvironmentOutputs.HostedZoneId, environment.HostedZoneId is { } id ? id : Fn.Ref(HostedZone));
        template.AddOutput(EnvironmentOutputs.TaskSecurityGroup, Fn.GetAtt(TaskSecurityGroup, "GroupId"));
    }

    private static void AddSecurityGroups(TemplateDocument template, EnvironmentManifest environment, Subnets subnets)
    {
        var ports = environment.LoadBalancers.Tls == TlsMode.None ? [80] : new[] { 80, 443 };
        template.Add(LoadBalancerSecurityGroup, "AWS::EC2::SecurityGroup", new()
        {
            ["GroupDescription"] = $"Load balancer of {environment.Name}",
            ["VpcId"] = subnets.Vpc(),
            ["SecurityGroupIngress"] = new JsonArray([.. ports.Select(p => Rule(p, p, "CidrIp", Everywhere))]),
        });
        template.Add(TaskSecurityGroup, "AWS::EC2::SecurityGroup", new()
        {
            ["GroupDescription"] = $"Instances and tasks of {environment.Name}",
            ["VpcId"] = subnets.Vpc(),
            ["SecurityGroupIngress"] = new JsonArray(Rule(0, 65535, "SourceSecurityGroupId", Fn.GetAtt(LoadBalancerSecurityGroup, "GroupId"))),
        });
    }

    private static JsonObject Rule(int from, int to, string sourceName, JsonNode source) =>
        new() { ["IpProtocol"] = "tcp", ["FromPort"] = from, ["ToPort"] = to, [sourceName] = source };

    private static void AddLoadBalancer(TemplateDocument template, string platform, EnvironmentManifest environment, Subnets subnets)
    {
        var isPrivate = environment.LoadBalancers.Internal && subnets.Tasks().Count >= FewestSubnets;
        template.Add(LoadBalancer, "AWS::ElasticLoadBalancingV2::LoadBalancer", new()
        {
            ["Name"] = ResourceNames.Unique(NameLimit, environment.Name, platform, environment.Name, LoadBalancer),
            ["Type"] = "application",
            ["Scheme"] = environment.LoadBalancers.Internal ? "internal" : "internet-facing",
            ["Subnets"] = isPrivate ? subnets.Tasks() : subnets.Public(),
            ["SecurityGroups"] = new JsonArray(Fn.GetAtt(LoadBalancerSecurityGroup, "GroupId")),
            ["LoadBalancerAttributes"] = new JsonArray(new JsonObject
            {
                ["Key"] = "idle_timeout.timeout_seconds",
                ["Value"] = ((int)environment.LoadBalancers.IdleTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            }),
        });
    }

    private static void AddListeners(TemplateDocument template, LoadBalancerSpec spec)
    {
        if (spec.CertificateArn is not { } certificate)
        {
            template.Add(HttpListener, "AWS::ElasticLoadBalancingV2::Listener", Listener(80, "HTTP", NotFound()));
            return;
        }

        template.Add(HttpListener, "AWS::ElasticLoadBalancingV2::Listener", Listener(80, "HTTP", ToHttps()));
        var https = Listener(443, "HTTPS", NotFound());
        https["Certificates"] = new JsonArray(new JsonObject { ["CertificateArn"] = certificate });
        https["SslPolicy"] = "ELBSecurityPolicy-TLS13-1-2-2021-06";
        template.Add(HttpsListener, "AWS::ElasticLoadBalancingV2::Listener", https);
    }

    private static JsonObject Listener(int port, string protocol, JsonObject action) => new()
    {
        ["LoadBalancerArn"] = Fn.Ref(LoadBalancer),
        ["Port"] = port,
        ["Protocol"] = protocol,
        ["DefaultActions"] = new JsonArray(action),
    };

    private static JsonObject NotFound() => new()
    {
        ["Type"] = "fixed-response",
        ["FixedResponseConfig"] = new JsonObject
        {
            ["StatusCode"] = "404",
            ["ContentType"] = "text/plain",
            ["MessageBody"] = "no app has this host name",
        },
    };

    private static JsonObject ToHttps() => new()
    {
        ["Type"] = "redirect",
        ["RedirectConfig"] = new JsonObject { ["Protocol"] = "HTTPS", ["Port"] = "443", ["StatusCode"] = "HTTP_301" },
    };
}
