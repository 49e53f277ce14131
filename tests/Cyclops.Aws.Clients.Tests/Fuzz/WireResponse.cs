using System.Net;
using System.Text;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal.Transform;
using Cyclops.Aws.Wire;

namespace Cyclops.Aws.Clients.Tests.Fuzz;

/// <summary>A response's bytes, in the form the SDK hands them to unmarshallers.</summary>
internal sealed class WireResponse(int status, IReadOnlyDictionary<string, string> headers, string body) : IWebResponseData
{
    public int Status => status;

    public IReadOnlyDictionary<string, string> Headers => headers;

    public string Body => body;

    public long ContentLength => Encoding.UTF8.GetByteCount(body);

    public string ContentType => GetHeaderValue("Content-Type");

    public HttpStatusCode StatusCode => (HttpStatusCode)status;

    public bool IsSuccessStatusCode => true;

    public IHttpResponseBody ResponseBody => null!;

    public object Read(OperationShape operation)
    {
        var unmarshaller = operation.Options.ResponseUnmarshaller;
        using var context = unmarshaller.CreateContext(this, false, new MemoryStream(Encoding.UTF8.GetBytes(body)), null, false);
        return unmarshaller.Unmarshall(context);
    }

    public string[] GetHeaderNames() => [.. headers.Keys];

    public bool IsHeaderPresent(string headerName) => headers.ContainsKey(headerName);

    public string GetHeaderValue(string headerName) => headers.GetValueOrDefault(headerName, "");

    public IEventStreamHeader GetEventStreamHeader(string headerName) => null!;

    public bool IsEventHeaderPresent(string headerName) => false;
}
