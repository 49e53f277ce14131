using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Cyclops.Aws.Wire;

/// <summary>The SDK's published "defaults modes" (sdk-default-configuration.json), common to all services.</summary>
public static class ClientDefaults
{
    /// <summary>For the base constructor of each generated configuration class.</summary>
    public static IDefaultConfigurationProvider Provider { get; } = new DefaultConfigurationProvider(
    [
        Mode(DefaultConfigurationMode.Standard, TimeSpan.FromMilliseconds(3100)),
        Mode(DefaultConfigurationMode.InRegion, TimeSpan.FromMilliseconds(1100)),
        Mode(DefaultConfigurationMode.CrossRegion, TimeSpan.FromMilliseconds(3100)),
        Mode(DefaultConfigurationMode.Mobile, TimeSpan.FromSeconds(30)),
        Mode(DefaultConfigurationMode.Auto, TimeSpan.FromMilliseconds(1100)),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, TimeSpan connectTimeout) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = connectTimeout,
        TlsNegotiationTimeout = connectTimeout,
    };
}
