namespace Cyclops.Benchmarks.Counting;

/// <summary>Runs the counting harness and writes its figures as Markdown.</summary>
internal static class CountingTable
{
    private static readonly int[] Usual = [10, 100, 1000];

    /// <param name="output">Where the tables go.</param>
    /// <param name="apps">Numbers of apps; 0: the usual ones.</param>
    public static async Task WriteAsync(TextWriter output, IReadOnlyList<int> apps)
    {
        // The first run pays for compilation and is thrown away.
        await Figures.MeasureAsync(5);
        var all = new List<Figures>();
        foreach (var number in apps is [0] ? Usual : apps)
        {
            all.Add(await Figures.MeasureAsync(number));
        }

        await WriteAsync(output, "", all, f => $"{f.Apps} apps", Rows);
        await output.WriteLineAsync();
        var operations = all.SelectMany(f => f.ObserveCold.Calls.Keys).Distinct().Order(StringComparer.Ordinal);
        await WriteAsync(output, "calls of a full pass", all, f => $"{f.Apps} apps", [.. operations.Select(o => (o, (Func<Figures, string>)(f => $"{f.ObserveCold.Calls.GetValueOrDefault(o)}")))]);
    }

    private static (string Name, Func<Figures, string> Show)[] Rows =>
    [
        ("AWS calls, full pass, new process", f => $"{f.ObserveCold.TotalCalls}"),
        ("AWS calls, pass without changes", f => $"{f.ObserveAgain.TotalCalls}"),
        ("target: by page sizes", f => $"{f.Formula}"),
        ("target and tags", f => $"{f.FormulaWithTags}"),
        ("read manifests, cold", f => f.ReadCold.Text),
        ("read manifests, one changed", f => f.ReadWarm.Text),
        ("build the graph", f => f.Build.Text),
        ("observe", f => f.ObserveAgain.Text),
        ("plan", f => f.Plan.Text),
        ("print the plan, all new", f => f.Diff.Text),
        ("commit to converged: all new", f => $"{f.Create.Milliseconds}, {f.Create.TotalCalls} calls"),
        ("commit to converged: one image", f => $"{f.RollOne.Milliseconds}, {f.RollOne.TotalCalls} calls"),
        ("commit to converged: all images", f => $"{f.RollAll.Milliseconds}, {f.RollAll.TotalCalls} calls"),
    ];

    private static async Task WriteAsync(
        TextWriter output,
        string title,
        List<Figures> figures,
        Func<Figures, string> heading,
        (string Name, Func<Figures, string> Show)[] rows)
    {
        await output.WriteLineAsync($"| {title} | {string.Join(" | ", figures.Select(heading))} |");
        await output.WriteLineAsync($"|---|{string.Concat(figures.Select(_ => "---:|"))}");
        foreach (var (name, show) in rows)
        {
            await output.WriteLineAsync($"| {name} | {string.Join(" | ", figures.Select(show))} |");
        }
    }
}
