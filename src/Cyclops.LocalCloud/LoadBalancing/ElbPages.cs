namespace Cyclops.LocalCloud.LoadBalancing;

/// <summary>Paging as ELB does it: at most 400 a page, and 400 by default.</summary>
internal static class ElbPages
{
    private const int Largest = 400;

    public static Page<KeyValuePair<string, T>> Cut<T>(IEnumerable<KeyValuePair<string, T>> all, string? marker, int? size)
    {
        if (size is < 1 or > Largest)
        {
            throw AwsErrors.Validation($"1 validation error detected: Value '{size}' at 'pageSize' failed to satisfy constraint: Member must be from 1 to {Largest}");
        }

        return Paging.Cut(all, item => item.Key, marker, size ?? Largest, () => AwsErrors.Validation($"The marker '{marker}' is not valid"));
    }
}
