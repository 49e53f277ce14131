using Amazon.ElastiCache.Model;
using Amazon.Runtime;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>ElastiCache's two ways of refusing what it is given, and the local cloud's own for what it does not do.</summary>
internal static class CacheErrors
{
    public static InvalidParameterValueException Value(string message) => new(message);

    public static InvalidParameterCombinationException Combination(string message) => new(message);

    public static AmazonServiceException NotServed(string what) => AwsErrors.Receiver("NotImplemented", $"The local cloud has {what}.", 501);
}
