namespace Cyclops.Simulation.Running;

/// <summary>Runs many simulations side by side, each on one thread.</summary>
internal static class Pool
{
    /// <summary>Does all the work, or what of it fits into a time.</summary>
    /// <param name="budget">When it is used up, no more work is begun; null: all is done.</param>
    /// <param name="progress">Told now and then how much is done.</param>
    /// <returns>The results, in the order of the work; work that was not begun has none.</returns>
    public static List<TResult> Run<TWork, TResult>(IReadOnlyList<TWork> all, Func<TWork, TResult> work, TimeSpan? budget = null, Action<int>? progress = null)
    {
        var results = new (bool Done, TResult Result)[all.Count];
        var start = TimeProvider.System.GetTimestamp();
        var next = -1;
        var done = 0;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work, 16 << 20)).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        return [.. results.Where(r => r.Done).Select(r => r.Result)];

        void Work()
        {
            while (Interlocked.Increment(ref next) is var index && index < all.Count)
            {
                if (budget is { } most && TimeProvider.System.GetElapsedTime(start) > most)
                {
                    return;
                }

                results[index] = (true, work(all[index]));
                progress?.Invoke(Interlocked.Increment(ref done));
            }
        }
    }
}
