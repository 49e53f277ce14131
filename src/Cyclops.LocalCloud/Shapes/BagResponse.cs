using Amazon.Runtime;

namespace Cyclops.LocalCloud.Shapes;

/// <summary>A response without a class of its own.</summary>
internal sealed class BagResponse : AmazonWebServiceResponse, IBag
{
    public Dictionary<string, object?> Values { get; init; } = new(StringComparer.Ordinal);
}
