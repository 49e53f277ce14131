using System.Net;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Hosting;

/// <summary>Answers HTTP requests by a function call.</summary>
internal sealed class InProcessHandler(LocalAws cloud) : HttpMessageHandler
{
    private const string DropMessage = "The local cloud dropped the connection, as its fault plan says.";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in request.Headers.NonValidated)
        {
            headers[header.Key] = header.Value.ToString();
        }

        headers.TryAdd("Host", request.RequestUri!.Authority);
        var body = Array.Empty<byte>();
        if (request.Content is { } content)
        {
            body = await content.ReadAsByteArrayAsync(cancellationToken);
            foreach (var header in content.Headers.NonValidated)
            {
                headers[header.Key] = header.Value.ToString();
            }
        }

        var answer = await cloud.HandleAsync(new WireRequest(request.Method.Method, request.RequestUri.PathAndQuery, headers, body), cancellationToken);
        return answer.Dropped
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, DropMessage, new IOException(DropMessage))
            : Message(request, answer);
    }

    private static HttpResponseMessage Message(HttpRequestMessage request, WireResponse answer)
    {
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(answer.Body),
        };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", answer.ContentType);
        message.Content.Headers.ContentLength = answer.Length ?? answer.Body.Length;
        foreach (var header in answer.Headers)
        {
            // Some headers are those of the content, to this class.
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                message.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return message;
    }
}
