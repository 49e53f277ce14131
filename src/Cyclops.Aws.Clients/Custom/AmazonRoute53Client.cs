using Amazon.Runtime.Internal;

namespace Amazon.Route53;

/// <summary>Route 53 takes other ids than it gives; see <see cref="Route53ResourceIdHandler"/>.</summary>
public partial class AmazonRoute53Client
{
    static partial void CustomizePipeline(RuntimePipeline pipeline) =>
        pipeline.AddHandlerAfter<Marshaller>(new Route53ResourceIdHandler());
}
