using Amazon.Runtime;

namespace Cyclops.LocalCloud.Shapes;

/// <summary>A request without a class of its own.</summary>
internal sealed class BagRequest : AmazonWebServiceRequest, IBag
{
    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    public string? Text(string member) => Values.GetValueOrDefault(member) as string;
}
