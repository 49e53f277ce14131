using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Cyclops.Aws.Wire;

/// <summary>Maps a client's configuration to endpoint parameters; the generated rules decide.</summary>
public sealed class WireEndpointResolver : BaseEndpointResolver
{
    /// <inheritdoc/>
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(executionContext);
        InjectHostPrefix(executionContext.RequestContext);
    }

    /// <inheritdoc/>
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        ArgumentNullException.ThrowIfNull(requestContext);
        var config = (ClientConfig)requestContext.ClientConfig;
        var region = requestContext.Request.AlternateEndpoint?.SystemName ?? Region(config);
        return new EndpointParameters
        {
            // A pseudo region that older S3 configurations name.
            ["Region"] = region == "us-east-1-regional" ? "us-east-1" : region,
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["Endpoint"] = config.ServiceURL,
        };
    }

    /// <summary>Setting <c>ServiceURL</c> clears the region, so the signing region or the host name stands in.</summary>
    private static string? Region(ClientConfig config)
    {
        if (config.RegionEndpoint is { } region)
        {
            return region.SystemName;
        }

        if (string.IsNullOrEmpty(config.ServiceURL))
        {
            return null;
        }

        return string.IsNullOrEmpty(config.AuthenticationRegion)
            ? RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName
            : config.AuthenticationRegion;
    }
}
