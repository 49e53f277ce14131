using System.Text.RegularExpressions;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.S3;

/// <summary>
/// A host name of S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html. At loopback a bucket may stand
/// before <c>localhost</c> or <c>s3.localhost</c>, as clients put it there for an endpoint of that name.
/// </summary>
/// <param name="Bucket">Null where the path names it.</param>
/// <param name="Region">Null where the name leaves it open.</param>
internal sealed partial record S3Host(string? Bucket, string? Region)
{
    [GeneratedRegex(@"^(?:(?<bucket>.+)\.)?s3(?:[.-](?:dualstack\.)?(?<region>[a-z]{2}(?:-[a-z]+)+-\d))?\.amazonaws\.com$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Amazon();

    /// <summary>Null when the name is none of S3's.</summary>
    /// <param name="host">With or without a port.</param>
    public static S3Host? Parse(string? host)
    {
        var name = (host ?? "").Split(':')[0].ToLowerInvariant();
        var match = Amazon().Match(name);
        return match.Success ? new S3Host(Given(match.Groups["bucket"]), Given(match.Groups["region"])) : null;

        static string? Given(Group group) => group.Success ? group.Value : null;
    }

    /// <summary>The request with its bucket in the path, wherever it was named.</summary>
    /// <param name="signed">Whether the request is signed for S3.</param>
    public static WireRequest PathStyle(WireRequest request, bool signed)
    {
        var host = request.Header("Host");
        var bucket = Parse(host)?.Bucket ?? (signed ? Local(host) : null);
        return bucket is null ? request : request with { RawTarget = "/" + bucket + request.RawTarget };
    }

    private static string? Local(string? host)
    {
        const string Endpoint = "s3.localhost";
        var name = (host ?? "").Split(':')[0].ToLowerInvariant();
        var suffix = name.EndsWith("." + Endpoint, StringComparison.Ordinal) ? "." + Endpoint : ".localhost";
        return name.EndsWith(suffix, StringComparison.Ordinal) && name != Endpoint ? name[..^suffix.Length] : null;
    }
}
