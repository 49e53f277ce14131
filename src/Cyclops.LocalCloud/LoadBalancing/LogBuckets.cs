using Amazon.ElasticLoadBalancingV2.Model;

namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>The buckets that logs of a load balancer go to: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html.</summary>
internal static class LogBuckets
{
    /// <summary>What is kept before is not looked at again while its logs are off.</summary>
    /// <param name="takesLogs">Whether a bucket lets them be written.</param>
    public static void Check(IReadOnlyDictionary<string, string> attributes, Func<string, bool> takesLogs)
    {
        foreach (var kind in (ReadOnlySpan<string>)["access_logs", "connection_logs"])
        {
            if (attributes[kind + ".s3.enabled"] != "true")
            {
                continue;
            }

            var bucket = attributes[kind + ".s3.bucket"];
            if (bucket.Length == 0)
            {
                throw AwsErrors.Validation($"The value of '{kind}.s3.bucket' cannot be empty");
            }

            if (!takesLogs(bucket))
            {
                throw new InvalidConfigurationRequestException($"Access Denied for bucket: {bucket}. Please check S3bucket permission");
            }
        }
    }
}
