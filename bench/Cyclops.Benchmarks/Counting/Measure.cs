namespace Cyclops.Benchmarks.Counting;

/// <summary>Time, allocations and AWS calls of one piece of work, run once.</summary>
internal sealed record Measure(TimeSpan Time, long Bytes, IReadOnlyDictionary<string, int> Calls)
{
    private const int Runs = 5;

    public int TotalCalls => Calls.Values.Sum();

    public string Text => $"{Milliseconds} / {Bytes / 1024.0 / 1024.0:0.0} MB";

    public string Milliseconds => Time.TotalMilliseconds < 10 ? $"{Time.TotalMilliseconds:0.00} ms" : $"{Time.TotalMilliseconds:0} ms";

    public static async Task<Measure> OfAsync(Func<Task> work, Func<IReadOnlyDictionary<string, int>>? calls = null)
    {
        var before = calls?.Invoke() ?? new Dictionary<string, int>();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = TimeProvider.System.GetTimestamp();
        await work();
        var time = TimeProvider.System.GetElapsedTime(start);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        var after = calls?.Invoke() ?? new Dictionary<string, int>();
        return new(time, bytes, Less(after, before));
    }

    /// <summary>The fastest of some runs: for pure work, where everything slower is the machine's doing.</summary>
    public static async Task<Measure> BestAsync(Func<Task> work)
    {
        var runs = new List<Measure>();
        for (var run = 0; run < Runs; run++)
        {
            runs.Add(await OfAsync(work));
        }

        return runs.MinBy(r => r.Time)!;
    }

    public static Task<Measure> BestAsync(Action work) => BestAsync(() =>
    {
        work();
        return Task.CompletedTask;
    });

    private static SortedDictionary<string, int> Less(IReadOnlyDictionary<string, int> after, IReadOnlyDictionary<string, int> before)
    {
        var difference = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in after)
        {
            if (count > before.GetValueOrDefault(name))
            {
                difference[name] = count - before.GetValueOrDefault(name);
            }
        }

        return difference;
    }
}
