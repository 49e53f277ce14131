using System.Globalization;
using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Runtime;
using RuleAction = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>Listeners and their default rule.</summary>
internal sealed class Listeners(LocalCore core, RegionalState<ElbRegion> regions)
{
    private const string DefaultPolicy = "ELBSecurityPolicy-2016-08";

    /// <summary>Why a listener cannot have a certificate, or null; set by the cloud, which knows its certificates.</summary>
    public Func<CallContext, string, AmazonServiceException?> CertificateProblem { get; set; } = (_, _) => null;

    public CreateListenerResponse Create(CreateListenerRequest request, CallContext call)
    {
        var region = regions[call];
        var balancer = region.Balancer(request.LoadBalancerArn);
        var quotas = core.Options.Quotas;
        var port = request.Port ?? throw AwsErrors.Validation("A listener port must be specified");
        var tags = ElbTags.Pairs(request.Tags);
        ElbTags.Check(new TagSet(), tags, quotas.TagsPerResource);
        CheckPort(port);
        CheckProtocol(request.Protocol, request.Certificates);
        CheckCertificates(request.Certificates, call);
        var actions = Actions.Normalise(region, request.DefaultActions);
        if (balancer.Listeners.TryGetValue(port, out var old))
        {
            return old.Model.Protocol == request.Protocol && Actions.GroupArns(old.Model.DefaultActions).SequenceEqual(Actions.GroupArns(actions)) && old.Model.DefaultActions[0].Type == actions[0].Type
                ? new CreateListenerResponse { Listeners = [old.Model] }
                : throw new DuplicateListenerException("A listener already exists on this port for this load balancer");
        }

        if (balancer.Listeners.Count >= quotas.ListenersPerLoadBalancer)
        {
            throw new TooManyListenersException("You've reached the limit on the number of listeners per load balancer");
        }

        Actions.Bind(region, balancer, actions, quotas.TargetGroupsPerLoadBalancer, call.Now);
        var listener = Add(region, balancer, request, actions);
        listener.Tags.Set(tags);
        return new CreateListenerResponse { Listeners = [listener.Model] };
    }

    public DescribeListenersResponse Describe(DescribeListenersRequest request, CallContext call)
    {
        var region = regions[call];
        if (request.ListenerArns is { Count: > 0 } arns)
        {
            return new DescribeListenersResponse { Listeners = arns.ConvertAll(arn => region.Listener(arn).Model) };
        }

        var balancer = region.Balancer(request.LoadBalancerArn ?? throw AwsErrors.Validation("A load balancer ARN or listener ARNs must be specified"));
        var page = ElbPages.Cut(balancer.Listeners.Values.Select(l => KeyValuePair.Create(Paging.Key(l.Model.Port ?? 0), l)), request.Marker, request.PageSize);
        return new DescribeListenersResponse { Listeners = [.. page.Items.Select(l => l.Value.Model)], NextMarker = page.Next };
    }

    public ModifyListenerResponse Modify(ModifyListenerRequest request, CallContext call)
    {
        var region = regions[call];
        var listener = region.Listener(request.ListenerArn);
        var model = listener.Model;
        CheckProtocol(request.Protocol ?? model.Protocol, request.Certificates ?? model.Certificates);
        CheckCertificates(request.Certificates, call);
        Move(listener, request.Port ?? model.Port!.Value);
        if (request.DefaultActions is { Count: > 0 } given)
        {
            SetActions(region, listener.Default, Actions.Normalise(region, given), call.Now);
            model.DefaultActions = listener.Default.Model.Actions;
        }

        model.Protocol = request.Protocol ?? model.Protocol;
        model.Certificates = request.Certificates ?? model.Certificates;
        model.SslPolicy = request.SslPolicy ?? model.SslPolicy;
        return new ModifyListenerResponse { Listeners = [model] };
    }

    public DeleteListenerResponse Delete(DeleteListenerRequest request, CallContext call)
    {
        var region = regions[call];
        Remove(region, region.Listener(request.ListenerArn));
        return new DeleteListenerResponse();
    }

    public DescribeListenerAttributesResponse DescribeAttributes(DescribeListenerAttributesRequest request, CallContext call) => new()
    {
        Attributes = [.. regions[call].Listener(request.ListenerArn).Attributes.Select(a => new ListenerAttribute { Key = a.Key, Value = a.Value })],
    };

    public AddListenerCertificatesResponse AddCertificates(AddListenerCertificatesRequest request, CallContext call)
    {
        var listener = regions[call].Listener(request.ListenerArn);
        CheckCertificates(request.Certificates, call);
        listener.Certificates.AddRange(request.Certificates.Select(c => c.CertificateArn).Where(arn => !listener.Certificates.Contains(arn)));
        return new AddListenerCertificatesResponse { Certificates = request.Certificates };
    }

    public RemoveListenerCertificatesResponse RemoveCertificates(RemoveListenerCertificatesRequest request, CallContext call)
    {
        var listener = regions[call].Listener(request.ListenerArn);
        listener.Certificates.RemoveAll(arn => request.Certificates.Exists(c => c.CertificateArn == arn));
        return new RemoveListenerCertificatesResponse();
    }

    public DescribeListenerCertificatesResponse DescribeCertificates(DescribeListenerCertificatesRequest request, CallContext call)
    {
        var listener = regions[call].Listener(request.ListenerArn);
        var first = listener.Model.Certificates?.Select(c => new Certificate { CertificateArn = c.CertificateArn, IsDefault = true }) ?? [];
        return new DescribeListenerCertificatesResponse { Certificates = [.. first, .. listener.Certificates.Select(arn => new Certificate { CertificateArn = arn, IsDefault = false })] };
    }

    /// <summary>Removes a listener, its rules and their hold on target groups.</summary>
    public static void Remove(ElbRegion region, HeldListener listener)
    {
        foreach (var rule in listener.Rules.Values.Append(listener.Default))
        {
            Actions.Unbind(region, listener.Balancer, rule.Model.Actions);
            region.Rules.Remove(rule.Arn);
        }

        listener.Balancer.Listeners.Remove(listener.Model.Port!.Value);
        region.Listeners.Remove(listener.Arn);
    }

    /// <summary>Replaces the actions of a rule; on an error nothing has changed.</summary>
    public void SetActions(ElbRegion region, HeldRule rule, List<RuleAction> actions, DateTimeOffset now)
    {
        var balancer = rule.Listener.Balancer;
        var old = rule.Model.Actions;

        // The new ones first: a group that stays must not become unused in between, and a refusal must leave the old ones.
        var freed = Actions.GroupArns(old).Count(arn => balancer.Groups[region.Group(arn)] == 1 && !Actions.GroupArns(actions).Contains(arn));
        Actions.Bind(region, balancer, actions, core.Options.Quotas.TargetGroupsPerLoadBalancer + freed, now);
        Actions.Unbind(region, balancer, old);
        rule.Model.Actions = actions;
    }

    private HeldListener Add(ElbRegion region, HeldBalancer balancer, CreateListenerRequest request, List<RuleAction> actions)
    {
        var path = balancer.Arn.Split(":loadbalancer/");
        var id = core.Ids.Hex(16);
        var secure = request.Protocol == ProtocolEnum.HTTPS;
        var model = new Listener
        {
            ListenerArn = $"{path[0]}:listener/{path[1]}/{id}",
            LoadBalancerArn = balancer.Arn,
            Port = request.Port,
            Protocol = request.Protocol,
            Certificates = request.Certificates,
            SslPolicy = secure ? request.SslPolicy ?? DefaultPolicy : null,
            DefaultActions = actions,
        };
        var rule = new HeldRule(new Rule
        {
            RuleArn = $"{path[0]}:listener-rule/{path[1]}/{id}/{core.Ids.Hex(16)}",
            Priority = "default",
            Conditions = [],
            Actions = actions,
            IsDefault = true,
        });
        var listener = new HeldListener(balancer, model) { Default = rule };
        rule.Listener = listener;
        balancer.Listeners.Add(request.Port!.Value, listener);
        region.Listeners.Add(listener.Arn, listener);
        region.Rules.Add(rule.Arn, rule);
        return listener;
    }

    private static void Move(HeldListener listener, int port)
    {
        if (port == listener.Model.Port)
        {
            return;
        }

        CheckPort(port);
        if (listener.Balancer.Listeners.ContainsKey(port))
        {
            throw new DuplicateListenerException(string.Create(CultureInfo.InvariantCulture, $"A listener already exists on port {port} for this load balancer"));
        }

        listener.Balancer.Listeners.Remove(listener.Model.Port!.Value);
        listener.Balancer.Listeners.Add(port, listener);
        listener.Model.Port = port;
    }

    private void CheckCertificates(List<Certificate>? certificates, CallContext call)
    {
        foreach (var certificate in certificates ?? [])
        {
            if (certificate.CertificateArn is { } arn && CertificateProblem(call, arn) is { } problem)
            {
                throw problem;
            }
        }
    }

    private static void CheckPort(int port)
    {
        if (port is < 1 or > 65535)
        {
            throw AwsErrors.Validation($"1 validation error detected: Value '{port}' at 'port' failed to satisfy constraint: Member must be from 1 to 65535");
        }
    }

    private static void CheckProtocol(ProtocolEnum? protocol, List<Certificate>? certificates)
    {
        if (protocol != ProtocolEnum.HTTP && protocol != ProtocolEnum.HTTPS)
        {
            throw AwsErrors.Validation($"Listener protocol '{protocol}' must be one of 'HTTP, HTTPS'");
        }

        if (protocol == ProtocolEnum.HTTPS && certificates is not { Count: > 0 })
        {
            throw AwsErrors.Validation("A certificate must be specified for HTTPS listeners");
        }
    }
}
