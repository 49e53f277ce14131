using System.Text;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.DataPlane;

/// <summary>Answers of the load balancer itself; a header says which step of the path decided.</summary>
internal static class TrafficAnswer
{
    public const string StepHeader = "x-cyclops-local-cloud";

    /// <summary>An explanation for a person, whatever they called with.</summary>
    public static WireResponse Because(int status, string step, string explanation) =>
        Of(status, step, "text/plain; charset=utf-8", explanation + "\n");

    public static WireResponse Of(int status, string step, string contentType, string body) =>
        new(status, contentType, Encoding.UTF8.GetBytes(body)) { Headers = [new(StepHeader, step)] };

    public static WireResponse Redirect(int status, string location) =>
        new(status, "text/html", ReadOnlyMemory<byte>.Empty) { Headers = [new(StepHeader, "redirect"), new("Location", location)] };
}
