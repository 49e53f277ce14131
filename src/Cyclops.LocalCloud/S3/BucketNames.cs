using System.Text.RegularExpressions;

namespace Cyclops.LocalCloud.S3;

/// <summary>What a bucket may be called: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html.</summary>
internal static partial class BucketNames
{
    private static readonly string[] Prefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] Suffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\d+\.\d+\.\d+\.\d+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();

    public static void Check(string name)
    {
        var good = Form().IsMatch(name)
            && !name.Contains("..", StringComparison.Ordinal)
            && !Address().IsMatch(name)
            && !Array.Exists(Prefixes, p => name.StartsWith(p, StringComparison.Ordinal))
            && !Array.Exists(Suffixes, s => name.EndsWith(s, StringComparison.Ordinal));
        if (!good)
        {
            throw new S3Exception("InvalidBucketName", "The specified bucket is not valid.", 400) { Details = [new("BucketName", name)] };
        }
    }
}
