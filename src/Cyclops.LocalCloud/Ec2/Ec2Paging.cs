namespace Cyclops.LocalCloud.Ec2;

/// <summary>EC2 answers up to 1000 items, fewer only when asked.</summary>
internal static class Ec2Paging
{
    public static Page<T> Cut<T>(IEnumerable<T> all, Func<T, string> key, string? token, int? maxResults)
    {
        if (maxResults is < 5 or > 1000)
        {
            throw AwsErrors.Sender("InvalidParameterValue", $"Value ( {maxResults} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.");
        }

        return Paging.Cut(all.OrderBy(key, StringComparer.Ordinal), key, token, maxResults ?? 1000,
            () => AwsErrors.Sender("InvalidParameterValue", "The token is invalid"));
    }
}
