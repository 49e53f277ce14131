using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Cyclops.Aws.Wire;

/// <summary>What generated endpoint providers call; the table of partitions is the SDK's.</summary>
public static class EndpointRules
{
    /// <summary>Whether a condition's value lets its rule apply: not null, not false, not empty.</summary>
    public static bool IsTruthy(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        _ => true,
    };

    /// <summary><c>getAttr</c>; null when the value is null.</summary>
    public static object? Attribute(object? value, string path) => value is null ? null : Fn.GetAttr(value, path);

    /// <summary><c>aws.partition</c>; null when the region is null.</summary>
    public static object? Partition(string? region) => region is null ? null : Fn.Partition(region);

    /// <summary>A new endpoint, never a shared one: the SDK changes the URL of what it is given.</summary>
    public static Endpoint Endpoint(string url, string? signingRegion = null, string? signingName = null)
    {
        if (signingRegion is null && signingName is null)
        {
            return new Endpoint(url);
        }

        var scheme = new PropertyBag
        {
            ["name"] = "sigv4",
            ["signingRegion"] = signingRegion,
            ["signingName"] = signingName,
        };
        return new Endpoint(url) { Attributes = new PropertyBag { ["authSchemes"] = new List<object> { scheme } } };
    }

    /// <summary>What an <c>error</c> rule throws.</summary>
    public static Exception Error(string message) => new AmazonClientException(message);
}
