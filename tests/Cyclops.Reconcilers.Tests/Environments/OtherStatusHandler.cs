using System.Xml.Linq;
using Cyclops.LocalCloud;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>The way to a cloud that says another status of one stack: one that only something it does not serve brings about.</summary>
internal sealed class OtherStatusHandler(LocalAws cloud, string stack, string status) : DelegatingHandler(cloud.CreateHandler())
{
    /// <summary>Whether it still does.</summary>
    public bool IsStuck { get; set; } = true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (IsStuck && response.Content.Headers.ContentType is { MediaType: "text/xml" or "application/xml" } type)
        {
            var answer = XDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            foreach (var element in answer.Descendants().Where(e => e.Name.LocalName == "StackStatus" && e.Parent!.Elements().Any(o => o.Name.LocalName == "StackName" && o.Value == stack)))
            {
                element.Value = status;
            }

            response.Content = new StringContent(answer.ToString(SaveOptions.DisableFormatting));
            response.Content.Headers.ContentType = type;
        }

        return response;
    }
}
