namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>
/// The attributes of an application load balancer, its listeners and target groups with AWS's defaults:
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html, API_LoadBalancerAttribute.html, API_ListenerAttribute.html.
/// </summary>
internal static class AttributeTables
{
    public const string DeregistrationDelay = "deregistration_delay.timeout_seconds";
    public const string DeletionProtection = "deletion_protection.enabled";

    public static SortedDictionary<string, string> OfGroup() => new(StringComparer.Ordinal)
    {
        [DeregistrationDelay] = "300",
        ["load_balancing.algorithm.anomaly_mitigation"] = "off",
        ["load_balancing.algorithm.type"] = "round_robin",
        ["load_balancing.cross_zone.enabled"] = "use_load_balancer_configuration",
        ["slow_start.duration_seconds"] = "0",
        ["stickiness.app_cookie.cookie_name"] = "",
        ["stickiness.app_cookie.duration_seconds"] = "86400",
        ["stickiness.enabled"] = "false",
        ["stickiness.lb_cookie.duration_seconds"] = "86400",
        ["stickiness.type"] = "lb_cookie",
        ["target_group_health.dns_failover.minimum_healthy_targets.count"] = "1",
        ["target_group_health.dns_failover.minimum_healthy_targets.percentage"] = "off",
        ["target_group_health.unhealthy_state_routing.minimum_healthy_targets.count"] = "1",
        ["target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage"] = "off",
    };

    public static SortedDictionary<string, string> OfBalancer() => new(StringComparer.Ordinal)
    {
        ["access_logs.s3.bucket"] = "",
        ["access_logs.s3.enabled"] = "false",
        ["access_logs.s3.prefix"] = "",
        ["client_keep_alive.seconds"] = "3600",
        ["connection_logs.s3.bucket"] = "",
        ["connection_logs.s3.enabled"] = "false",
        ["connection_logs.s3.prefix"] = "",
        [DeletionProtection] = "false",
        ["idle_timeout.timeout_seconds"] = "60",
        ["ipv6.deny_all_igw_traffic"] = "false",
        ["load_balancing.cross_zone.enabled"] = "true",
        ["routing.http.desync_mitigation_mode"] = "defensive",
        ["routing.http.drop_invalid_header_fields.enabled"] = "false",
        ["routing.http.preserve_host_header.enabled"] = "false",
        ["routing.http.x_amzn_tls_version_and_cipher_suite.enabled"] = "false",
        ["routing.http.xff_client_port.enabled"] = "false",
        ["routing.http.xff_header_processing.mode"] = "append",
        ["routing.http2.enabled"] = "true",
        ["waf.fail_open.enabled"] = "false",
        ["zonal_shift.config.enabled"] = "false",
    };

    public static SortedDictionary<string, string> OfListener() => new(StringComparer.Ordinal)
    {
        ["routing.http.response.server.enabled"] = "true",
    };

    /// <summary>Sets what is known, and refuses the whole change when one key or value is not.</summary>
    public static void Set(SortedDictionary<string, string> table, IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var all = changes.ToList();
        foreach (var (key, value) in all)
        {
            if (key is null || !table.ContainsKey(key))
            {
                throw AwsErrors.Validation($"Attribute key '{key}' is not recognized");
            }

            if (Problem(key, value) is { } problem)
            {
                throw AwsErrors.Validation($"Invalid value '{value}' for attribute '{key}': {problem}");
            }
        }

        foreach (var (key, value) in all)
        {
            table[key] = value ?? "";
        }
    }

    private static string? Problem(string key, string? value) => key switch
    {
        DeregistrationDelay => Within(value, 0, 3600),
        "idle_timeout.timeout_seconds" => Within(value, 1, 4000),
        "client_keep_alive.seconds" => Within(value, 60, 604_800),
        "stickiness.lb_cookie.duration_seconds" or "stickiness.app_cookie.duration_seconds" => Within(value, 1, 604_800),
        "slow_start.duration_seconds" => value == "0" ? null : Within(value, 30, 900),
        "stickiness.type" => value is "lb_cookie" or "app_cookie" ? null : "lb_cookie or app_cookie is expected",
        "load_balancing.algorithm.type" => value is "round_robin" or "least_outstanding_requests" or "weighted_random" ? null : "no such algorithm",
        _ when key.EndsWith(".enabled", StringComparison.Ordinal) && key != "load_balancing.cross_zone.enabled" => value is "true" or "false" ? null : "true or false is expected",
        _ => null,
    };

    private static string? Within(string? value, int low, int high) =>
        int.TryParse(value, out var number) && number >= low && number <= high ? null : $"a number from {low} to {high} is expected";
}
