using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>What AWS fills in where a request says nothing.</summary>
internal static class TargetGroupDefaults
{
    public static TargetGroup Fill(CreateTargetGroupRequest request)
    {
        var kind = request.TargetType ?? TargetTypeEnum.Instance;
        var http = request.Protocol is null || request.Protocol == ProtocolEnum.HTTP || request.Protocol == ProtocolEnum.HTTPS;
        return new TargetGroup
        {
            TargetGroupName = request.Name,
            Protocol = request.Protocol,
            ProtocolVersion = http ? request.ProtocolVersion ?? "HTTP1" : null,
            Port = request.Port,
            VpcId = request.VpcId,
            TargetType = kind,
            IpAddressType = request.IpAddressType ?? TargetGroupIpAddressTypeEnum.Ipv4,
            HealthCheckEnabled = request.HealthCheckEnabled ?? true,
            HealthCheckProtocol = request.HealthCheckProtocol ?? (http ? ProtocolEnum.HTTP : ProtocolEnum.TCP),
            HealthCheckPort = request.HealthCheckPort ?? "traffic-port",
            HealthCheckPath = http ? request.HealthCheckPath ?? "/" : request.HealthCheckPath,
            HealthCheckIntervalSeconds = request.HealthCheckIntervalSeconds ?? 30,
            HealthCheckTimeoutSeconds = request.HealthCheckTimeoutSeconds ?? (http ? 5 : 10),
            HealthyThresholdCount = request.HealthyThresholdCount ?? 5,
            UnhealthyThresholdCount = request.UnhealthyThresholdCount ?? 2,
            Matcher = http ? request.Matcher ?? new Matcher { HttpCode = "200" } : null,
        };
    }

    /// <summary>The group as a modification would leave it.</summary>
    public static TargetGroup Changed(TargetGroup old, ModifyTargetGroupRequest change) => new()
    {
        TargetGroupName = old.TargetGroupName,
        Protocol = old.Protocol,
        Port = old.Port,
        VpcId = old.VpcId,
        TargetType = old.TargetType,
        HealthCheckEnabled = change.HealthCheckEnabled ?? old.HealthCheckEnabled,
        HealthCheckProtocol = change.HealthCheckProtocol ?? old.HealthCheckProtocol,
        HealthCheckPort = change.HealthCheckPort ?? old.HealthCheckPort,
        HealthCheckPath = change.HealthCheckPath ?? old.HealthCheckPath,
        HealthCheckIntervalSeconds = change.HealthCheckIntervalSeconds ?? old.HealthCheckIntervalSeconds,
        HealthCheckTimeoutSeconds = change.HealthCheckTimeoutSeconds ?? old.HealthCheckTimeoutSeconds,
        HealthyThresholdCount = change.HealthyThresholdCount ?? old.HealthyThresholdCount,
        UnhealthyThresholdCount = change.UnhealthyThresholdCount ?? old.UnhealthyThresholdCount,
        Matcher = change.Matcher ?? old.Matcher,
    };

    public static void CopyHealthCheck(TargetGroup from, TargetGroup to)
    {
        to.HealthCheckEnabled = from.HealthCheckEnabled;
        to.HealthCheckProtocol = from.HealthCheckProtocol;
        to.HealthCheckPort = from.HealthCheckPort;
        to.HealthCheckPath = from.HealthCheckPath;
        to.HealthCheckIntervalSeconds = from.HealthCheckIntervalSeconds;
        to.HealthCheckTimeoutSeconds = from.HealthCheckTimeoutSeconds;
        to.HealthyThresholdCount = from.HealthyThresholdCount;
        to.UnhealthyThresholdCount = from.UnhealthyThresholdCount;
        to.Matcher = from.Matcher;
    }
}
