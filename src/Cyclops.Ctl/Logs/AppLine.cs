using Cyclops.Aws.Logs;

namespace Cyclops.Ctl.Logs;

/// <summary>A line that a container of an app wrote.</summary>
/// <param name="Id">Tells it from every other one.</param>
/// <param name="At">When.</param>
/// <param name="Task">Id of its task.</param>
/// <param name="Container">Name of its container; empty for a stream that is none of ours.</param>
/// <param name="Text">As it was written.</param>
internal sealed record AppLine(string Id, DateTimeOffset At, string Task, string Container, string Text)
{
    private const int ShortLength = 8;

    /// <summary>As much of the task's id as tells tasks apart.</summary>
    public string ShortTask => Short(Task);

    public static string Short(string task) => task[..Math.Min(ShortLength, task.Length)];

    /// <summary>Streams are called <c>prefix/container/task</c>.</summary>
    public static AppLine Of(LogLine line) => line.Stream.Split('/') is [_, var container, var task]
        ? new(line.EventId, line.At, task, container, line.Message)
        : new(line.EventId, line.At, line.Stream, "", line.Message);
}
