using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;

namespace Cyclops.Aws.StsSwap;

/// <summary>Stands in for the network: remembers the request, gives the canned answer.</summary>
internal sealed class CannedHttp(int status, string body) : HttpClientFactory
{
    private readonly int _status = status;
    private readonly string _body = body;

    /// <summary>The form fields of the last request.</summary>
    public IReadOnlyDictionary<string, string> Form { get; private set; } = new Dictionary<string, string>();

    /// <summary>The address of the last request.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Credential scope of the last request's signature; empty when it was not signed.</summary>
    public string Scope { get; private set; } = "";

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(CannedHttp owner) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var text = await request.Content!.ReadAsStringAsync(cancellationToken);
            owner.Form = text.Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(
                pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));
            owner.Address = request.RequestUri;
            var authorization = request.Headers.TryGetValues("Authorization", out var values) ? string.Join(' ', values) : "";
            owner.Scope = authorization.Length == 0 ? "" : string.Join('/', authorization.Split(',')[0].Split('/')[2..]);
            var response = new HttpResponseMessage((HttpStatusCode)owner._status) { Content = new StringContent(owner._body) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
            return response;
        }
    }
}
