using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cyclops.Architecture.Tests;

/// <summary>What goes through a hash table comes out in an order that nobody chose, another one in each process.</summary>
public sealed class OrderTests
{
    private static readonly string[] Projects = ["src/Cyclops.Controller", "src/Cyclops.Engine", "src/Cyclops.Http", "src/Cyclops.Postgres", "src/Cyclops.Reconcilers", "src/Cyclops.Registries", "src/Cyclops.Sentry", "src/Cyclops.Solr"];

    [Fact]
    public void Nothing_is_done_in_the_order_of_a_hash_table() => Repository.AssertNone(
        "Sort it, keep it sorted, or only build a set or dictionary from it:",
        from file in SourceFile.OfProduct
        where Projects.Contains(file.Project)
        from use in UnorderedUses.In(file.Syntax)
        select $"{file.Path}:{SourceFile.LineOf(use)}: {use.Parent!.ToString().Split('\n')[0].Trim()}");

    [Theory]
    [InlineData("foreach (var x in _set) { Do(x); }")]
    [InlineData("foreach (var x in _map.Values) { Do(x); }")]
    [InlineData("var all = _map.Keys.ToList();")]
    [InlineData("var first = _set.Where(x => x > 1).First();")]
    [InlineData("var all = new[] { 1 }.Concat(_set).ToArray();")]
    [InlineData("int[] all = [.. _set];")]
    [InlineData("var text = string.Join(',', _set);")]
    [InlineData("var local = new HashSet<int>(); foreach (var x in local) { Do(x); }")]
    public void Using_that_order_is_found(string statement) => Assert.NotEmpty(UnorderedUses.In(Parse(statement)));

    [Theory]
    [InlineData("foreach (var x in _set.Order()) { Do(x); }")]
    [InlineData("foreach (var x in _map.Values.Where(v => v > 1).OrderBy(v => v)) { Do(x); }")]
    [InlineData("foreach (var (k, v) in _map) { _other[k] = v; }")]
    [InlineData("foreach (var x in _set) { if (x > 1) { _seen.Add(x); } }")]
    [InlineData("var all = new[] { 1 }.Concat(_set).Distinct().Order().ToList();")]
    [InlineData("var other = new[] { 1 }.Except(_set).ToList();")]
    [InlineData("var copy = _map.Where(p => p.Value > 1).ToDictionary();")]
    [InlineData("var copy = new SortedSet<int>(_set);")]
    [InlineData("var any = _set.Any(x => x > 1) || _set.Contains(2) || _map.TryGetValue(1, out _);")]
    [InlineData("var local = new List<int>(); foreach (var x in local) { Do(x); }")]
    public void Not_using_it_is_not(string statement) => Assert.Empty(UnorderedUses.In(Parse(statement)));

    private static SyntaxNode Parse(string statement) => CSharpSyntaxTree.ParseText(
        $$"""
        class C
        {
            private readonly HashSet<int> _set = [];
            private readonly Dictionary<int, int> _map = [];
            private readonly Dictionary<int, int> _other = [];
            private readonly SortedSet<int> _seen = [];

            void M()
            {
                {{statement}}
            }
        }
        """,
        cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
}
