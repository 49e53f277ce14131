namespace Cyclops.Registries.Contents;

/// <summary>As people count: <c>2.9</c> before <c>2.11</c>.</summary>
internal sealed class TagOrder : IComparer<string>
{
    public static TagOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var first = Digits(left);
            var second = Digits(right);
            var areNumbers = !first.IsEmpty && !second.IsEmpty;
            var order = areNumbers ? Number(first, second) : left[0].CompareTo(right[0]);
            if (order != 0)
            {
                return order;
            }

            left = left[(areNumbers ? first.Length : 1)..];
            right = right[(areNumbers ? second.Length : 1)..];
        }

        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(x, y);
    }

    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text : text[..end];
    }

    private static int Number(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var first = left.TrimStart('0');
        var second = right.TrimStart('0');
        return first.Length != second.Length ? first.Length.CompareTo(second.Length) : first.SequenceCompareTo(second);
    }
}
