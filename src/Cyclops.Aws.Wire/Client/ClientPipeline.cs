using Amazon.Runtime.Internal;

namespace Cyclops.Aws.Wire;

/// <summary>The changes that every generated client makes to the SDK's pipeline.</summary>
public static class ClientPipeline
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    /// <summary>
    /// Puts endpoint rules and authentication right after the marshaller, in this order. A missing one shows only
    /// when a call is made.
    /// </summary>
    /// <param name="anonymousRequests">Class names of the requests that go out unsigned; null for none.</param>
    public static void Customize(RuntimePipeline pipeline, IReadOnlySet<string>? anonymousRequests = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new WireEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new WireAuthHandler(anonymousRequests ?? None));
    }
}
