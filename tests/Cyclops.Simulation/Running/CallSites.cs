using System.Text.RegularExpressions;
using Cyclops.Simulation.Mutants;

namespace Cyclops.Simulation.Running;

/// <summary>The calls that the product can make, told from its source: what no sweep reaches is not proven.</summary>
internal static partial class CallSites
{
    /// <summary>
    /// What no scenario can reach: a template goes by way of S3 when it is too long for a call, and no environment within the
    /// bounds of its manifest has one; the command line stores what it is told to, and reads logs. Their own tests hold all of it.
    /// </summary>
    private static readonly string[] Elsewhere = ["logs:FilterLogEvents", "s3:GetObject", "s3:HeadObject", "s3:PutObject"];

    /// <summary>Operations that the gateways name and that no scenario calls.</summary>
    public static IReadOnlyList<string> Unreached(IEnumerable<string> reached) =>
        [.. Known().Except(Elsewhere, StringComparer.Ordinal).Except(reached, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>All of them: <c>ecs:CreateService</c>.</summary>
    public static IEnumerable<string> Known() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "src", "Cyclops.Aws"), "*Gateway.cs", SearchOption.AllDirectories)
            .SelectMany(file => Operation().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Distinct(StringComparer.Ordinal);

    [GeneratedRegex("\"([a-z0-9-]+:[A-Z][A-Za-z0-9]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Operation();
}
