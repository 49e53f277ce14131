using Amazon.Runtime;
using Cyclops.LocalCloud;

namespace Cyclops.Benchmarks.Support;

/// <summary>Real SDK clients of a cloud in the same process: no sockets in the figures.</summary>
internal sealed class InProcess(LocalAws cloud) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(cloud.CreateHandler());

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
