using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Calls;

/// <summary>Reads a listing to its end, or not at all.</summary>
internal static class Paging
{
    /// <summary>More pages than any listing of ours has; beyond it the answer cannot be trusted.</summary>
    private const int MaxPages = 10_000;

    /// <param name="operation">For messages.</param>
    /// <param name="page">Reads the page of a token (null: the first) and gives its items and the next token.</param>
    /// <param name="isLast">Whether no page after this item's is wanted; null: all are.</param>
    /// <exception cref="CloudFault">A page failed, or the service gives the same token again.</exception>
    public static async Task<List<T>> CollectAsync<T>(
        string operation,
        Func<string?, Task<(IEnumerable<T>? Items, string? Next)>> page,
        Predicate<T>? isLast = null)
    {
        var all = new List<T>();
        string? token = null;
        for (var pages = 0; pages < MaxPages; pages++)
        {
            var (items, next) = await page(token);
            all.AddRange(items ?? []);
            if (string.IsNullOrEmpty(next) || (isLast is not null && all.Exists(isLast)))
            {
                return all;
            }

            if (next == token)
            {
                break;
            }

            token = next;
        }

        throw Loop(operation);
    }

    /// <summary>A service that gives pages without an end.</summary>
    public static CloudFault Loop(string operation) =>
        new("PaginationLoop", $"{operation}: the service goes on giving pages; nothing is concluded from them", isTransient: true);
}
