using System.Globalization;

namespace Cyclops.Reconcilers.Release;

/// <summary>
/// What became of the release of a revision, as a tag on the revision itself: ECS forgets tasks within an hour, and a store may be lost.
/// </summary>
/// <param name="HasSucceeded">Whether it ended well; else it failed.</param>
/// <param name="Command">Hash of the command that failed: another one may be tried.</param>
/// <param name="Task">Id of the task that failed, by which its log is found.</param>
/// <param name="ExitCode">Of the main container; null when it never ran, or was stopped.</param>
internal sealed record ReleaseMark(bool HasSucceeded, string? Command = null, string? Task = null, int? ExitCode = null)
{
    public const string Tag = "cyclops:release";

    private const string Succeeded = "succeeded";
    private const string Failed = "failed";

    /// <summary>Null when there is none, or somebody wrote something else there.</summary>
    public static ReleaseMark? Read(IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault(Tag)?.Split(' ') switch
    {
        [Succeeded] => new(true),
        [Failed, var command, var task, var code] => new(false, command, task, int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null),
        _ => null,
    };

    /// <summary>The tag.</summary>
    public IReadOnlyDictionary<string, string> ToTags() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Tag] = HasSucceeded ? Succeeded : $"{Failed} {Command} {Task} {ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "-"}",
    };
}
