using System.Globalization;
using System.Text;

namespace Cyclops.LocalCloud;

/// <summary>Cuts pages. A token names the first key of the next page, so inserts and deletes in between neither repeat nor lose others.</summary>
public static class Paging
{
    /// <summary>Cuts one page out of <paramref name="all"/>, which is in ordinal order of <paramref name="key"/>.</summary>
    /// <param name="badToken">Made when the token was not one of ours.</param>
    public static Page<T> Cut<T>(IEnumerable<T> all, Func<T, string> key, string? token, int size, Func<Exception> badToken)
    {
        var from = token is null ? null : Decode(token) ?? throw badToken();
        var items = new List<T>(Math.Min(size, 100));
        foreach (var item in all)
        {
            var name = key(item);
            if (from is not null && string.CompareOrdinal(name, from) < 0)
            {
                continue;
            }

            if (items.Count == size)
            {
                return new Page<T>(items, Encode(name));
            }

            items.Add(item);
        }

        return new Page<T>(items, null);
    }

    /// <summary>A key that orders numbers as numbers.</summary>
    public static string Key(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes("k:" + key));

    private static string? Decode(string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var count))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, count);
        return text.StartsWith("k:", StringComparison.Ordinal) ? text[2..] : null;
    }
}
