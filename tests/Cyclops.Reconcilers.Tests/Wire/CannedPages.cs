using System.Net;
using System.Text;

namespace Cyclops.Reconcilers.Tests.Wire;

/// <summary>Gives one answer after the other, and keeps what was asked.</summary>
internal sealed class CannedPages(params string[] answers) : HttpMessageHandler
{
    public List<string> Bodies { get; } = [];

    public List<string> Targets { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
        Targets.Add(request.Headers.GetValues("X-Amz-Target").Single());
        return new(HttpStatusCode.OK) { Content = new StringContent(answers[Bodies.Count - 1], Encoding.UTF8, "application/x-amz-json-1.1") };
    }
}
