using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Route53;

/// <summary>
/// Route 53 answers ids as <c>/hostedzone/Z1</c> but takes <c>Z1</c> in its paths: strips the prefix, as the official
/// client does, so that ids can be passed on as they came.
/// </summary>
internal sealed class Route53ResourceIdHandler : PipelineHandler
{
    private static readonly string[] Prefixes = ["/hostedzone/", "/change/", "/delegationset/"];

    /// <inheritdoc/>
    public override void InvokeSync(IExecutionContext executionContext)
    {
        StripPrefixes(executionContext.RequestContext.Request);
        base.InvokeSync(executionContext);
    }

    /// <inheritdoc/>
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        StripPrefixes(executionContext.RequestContext.Request);
        return base.InvokeAsync<T>(executionContext);
    }

    private static void StripPrefixes(IRequest request)
    {
        foreach (var (key, value) in request.PathResources.ToList())
        {
            var prefix = Array.Find(Prefixes, prefix => value.StartsWith(prefix, StringComparison.Ordinal));
            if (prefix is not null)
            {
                request.PathResources[key] = value[prefix.Length..];
            }
        }
    }
}
