using Cyclops.Model.Sources;

namespace Cyclops.Controller.Tests.Support;

/// <summary>Commit ids and commits that tests can tell apart.</summary>
internal static class Commits
{
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static CommitId Id(int number) => new(number.ToString("x40", System.Globalization.CultureInfo.InvariantCulture));

    public static CommitInfo Info(int number, int? allowDelete = null, params int[] parents) =>
        new(Id(number), "Ada <ada@example.org>", Epoch.AddMinutes(number), $"commit {number}", allowDelete, parents.Select(Id).ToEquatableList());
}
