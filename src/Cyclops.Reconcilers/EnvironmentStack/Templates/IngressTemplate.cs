using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>One load balancer of the fleet, with its listeners.</summary>
internal static class IngressTemplate
{
    private const string LoadBalancer = "LoadBalancer";
    private const string HttpListener = "HttpListener";
    private const string HttpsListener = "HttpsListener";
    private const string Subnets = "Subnets";
    private const int NameLimit = 32;

    /// <summary>An application load balancer takes subnets of two zones at least. Source: Elastic Load Balancing API, CreateLoadBalancer.</summary>
    private const int FewestSubnets = 2;

    /// <param name="number">Which one of the fleet, from 1.</param>
    /// <param name="why">Why it is there; null: nothing to say.</param>
    public static StackTemplate Build(string platform, EnvironmentManifest environment, int number, string? why)
    {
        var template = new TemplateDocument();
        var spec = environment.LoadBalancers;
        template.AddParameter(Subnets);
        template.AddParameter(EnvironmentOutputs.LoadBalancerSecurityGroup);
        var parameters = new List<KeyValuePair<string, Input>>
        {
            KeyValuePair.Create(Subnets, SubnetsOf(environment)),
            KeyValuePair.Create(EnvironmentOutputs.LoadBalancerSecurityGroup, EnvironmentInputs.LoadBalancerSecurityGroup(environment)),
        };
        if (spec.Tls == TlsMode.Managed)
        {
            template.AddParameter(EnvironmentOutputs.CertificateArn);
            parameters.Add(KeyValuePair.Create(
                EnvironmentOutputs.CertificateArn, EnvironmentInputs.Of(environment, StackParts.Certificate, EnvironmentOutputs.CertificateArn)));
        }

        if (spec.AccessLogDays is not null)
        {
            template.AddParameter(EnvironmentOutputs.AccessLogBucket);
            parameters.Add(KeyValuePair.Create(
                EnvironmentOutputs.AccessLogBucket, EnvironmentInputs.Of(environment, StackParts.AccessLogs, EnvironmentOutputs.AccessLogBucket)));
        }

        AddLoadBalancer(template, platform, environment, number);
        AddListeners(template, spec);
        template.AddOutput(EnvironmentOutputs.ListenerArn, Fn.Ref(spec.Tls == TlsMode.None ? HttpListener : HttpsListener));
        template.AddOutput(EnvironmentOutputs.LoadBalancerName, Fn.GetAtt(LoadBalancer, "DNSName"));
        template.AddOutput(EnvironmentOutputs.LoadBalancerZone, Fn.GetAtt(LoadBalancer, "CanonicalHostedZoneID"));
        template.AddOutput(EnvironmentOutputs.LoadBalancerFullName, Fn.GetAtt(LoadBalancer, "LoadBalancerFullName"));
        var identity = $"{(spec.Internal ? "internal" : "internet-facing")} {(spec.Tls == TlsMode.None ? "http" : "https")}";
        return new(StackParts.Ingress(number), template, new(parameters), new(Ingress: identity), why);
    }

    private static Input SubnetsOf(EnvironmentManifest environment)
    {
        var hasPrivate = environment.Network switch
        {
            NetworkSpec.Managed managed => managed.Nat != NatMode.None,
            NetworkSpec.Existing existing => existing.PrivateSubnets.Count >= FewestSubnets,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return environment.LoadBalancers.Internal && hasPrivate ? EnvironmentInputs.TaskSubnets(environment) : EnvironmentInputs.PublicSubnets(environment);
    }

    private static void AddLoadBalancer(TemplateDocument template, string platform, EnvironmentManifest environment, int number)
    {
        var spec = environment.LoadBalancers;
        var attributes = new JsonArray(Attribute("idle_timeout.timeout_seconds", Text((int)spec.IdleTimeout.TotalSeconds)));
        if (spec.AccessLogDays is not null)
        {
            attributes.Add(Attribute("access_logs.s3.enabled", "true"));
            attributes.Add(Attribute("access_logs.s3.bucket", Fn.Ref(EnvironmentOutputs.AccessLogBucket)));
            attributes.Add(Attribute("access_logs.s3.prefix", Text(number)));
        }

        template.Add(LoadBalancer, "AWS::ElasticLoadBalancingV2::LoadBalancer", new()
        {
            ["Name"] = ResourceNames.Unique(NameLimit, environment.Name, platform, environment.Name, LoadBalancer, Text(number)),
            ["Type"] = "application",
            ["Scheme"] = spec.Internal ? "internal" : "internet-facing",
            ["Subnets"] = Fn.List(Subnets),
            ["SecurityGroups"] = new JsonArray(Fn.Ref(EnvironmentOutputs.LoadBalancerSecurityGroup)),
            ["LoadBalancerAttributes"] = attributes,
        });
    }

    private static JsonObject Attribute(string key, JsonNode value) => new() { ["Key"] = key, ["Value"] = value };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void AddListeners(TemplateDocument template, LoadBalancerSpec spec)
    {
        if (spec.Tls == TlsMode.None)
        {
            template.Add(HttpListener, "AWS::ElasticLoadBalancingV2::Listener", Listener(80, "HTTP", NotFound()));
            return;
        }

        template.Add(HttpListener, "AWS::ElasticLoadBalancingV2::Listener", Listener(80, "HTTP", ToHttps()));
        var https = Listener(443, "HTTPS", NotFound());
        https["Certificates"] = new JsonArray(new JsonObject
        {
            ["CertificateArn"] = spec.CertificateArn is { } arn ? arn : Fn.Ref(EnvironmentOutputs.CertificateArn),
        });
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
