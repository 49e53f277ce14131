using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Cyclops.Aws.Wire;

/// <summary>Signs with SigV4, except operations that the model marks <c>authtype: none</c>.</summary>
/// <param name="anonymousRequests">Class names of the requests that go out unsigned.</param>
public sealed class WireAuthHandler(IReadOnlySet<string> anonymousRequests) : BaseAuthResolverHandler
{
    /// <inheritdoc/>
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext)
    {
        ArgumentNullException.ThrowIfNull(executionContext);
        return anonymousRequests.Contains(executionContext.RequestContext.Request.RequestName)
            ? AuthSchemeOption.DEFAULT_NOAUTH
            : AuthSchemeOption.DEFAULT_SIGV4;
    }
}
