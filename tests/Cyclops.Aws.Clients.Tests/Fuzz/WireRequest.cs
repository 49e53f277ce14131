using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;
using Cyclops.Aws.Wire;

namespace Cyclops.Aws.Clients.Tests.Fuzz;

/// <summary>A request's bytes before signing.</summary>
/// <param name="Url">Path and query.</param>
internal sealed record WireRequest(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static WireRequest From(OperationShape operation, AmazonWebServiceRequest input)
    {
        var request = new WireMarshaller(operation).Marshall(input);
        request.Endpoint = new Uri("http://h");
        var url = AmazonServiceClient.ComposeUrl(request).OriginalString["http://h".Length..];
        return new WireRequest(request.HttpMethod, url, new SortedDictionary<string, string>(request.Headers, StringComparer.Ordinal), BodyOf(operation, request));
    }

    private static string BodyOf(OperationShape operation, IRequest request)
    {
        if (request.Content is { } content)
        {
            return Encoding.UTF8.GetString(content);
        }

        return operation.Service.Protocol is WireProtocol.Query or WireProtocol.Ec2
            ? string.Join('&', request.Parameters.Select(p => Uri.EscapeDataString(p.Key) + "=" + AWSSDKUtils.UrlEncode(p.Value, false)))
            : "";
    }
}
