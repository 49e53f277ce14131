using Amazon.Runtime;

namespace Cyclops.Reconcilers.Tests.Support;

/// <summary>Real SDK clients over a handler instead of a socket.</summary>
internal sealed class InProcess(HttpMessageHandler handler) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
