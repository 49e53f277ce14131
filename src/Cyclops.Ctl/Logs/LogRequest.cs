using Cyclops.Aws.Logs;

namespace Cyclops.Ctl.Logs;

/// <summary>Which lines of an app are wanted.</summary>
/// <param name="Group">Its log group.</param>
/// <param name="Container">One container; null: all.</param>
/// <param name="Task">How the id of a task begins; null: all.</param>
/// <param name="Text">What lines contain, upper and lower case told apart; null: anything.</param>
/// <param name="Since">How far back; null: as far as it takes to find <paramref name="Count"/> lines, within bounds.</param>
/// <param name="Count">The last so many; null: all.</param>
internal sealed record LogRequest(string Group, string? Container, string? Task, string? Text, TimeSpan? Since, int? Count)
{
    /// <summary>What AWS is asked for: no fewer lines than are wanted.</summary>
    public LogQuery Query => new(Group)
    {
        StreamPrefix = Container is null ? null : Reconcilers.LogGroup.LogGroupKind.StreamFor(Container, Task ?? ""),

        // A phrase in quotes; one that has quotes itself is looked for here.
        Pattern = Text is null || Text.Contains('"', StringComparison.Ordinal) || Text.Contains('\\', StringComparison.Ordinal) ? null : $"\"{Text}\"",
    };

    /// <summary>Whether a line is wanted.</summary>
    public bool Wants(AppLine line) =>
        (Task is null || line.Task.StartsWith(Task, StringComparison.Ordinal)) && (Text is null || line.Text.Contains(Text, StringComparison.Ordinal));
}
