namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>
/// Decides how tasks behave by their images, and by the commands that RunTask gives them: one whose name or tag contains <c>missing</c> cannot be pulled, <c>nosecret</c> lacks a
/// secret, <c>hang</c> never ends by itself, <c>crash</c> exits with code 1, <c>outofmemory</c> is killed for it, <c>broken</c> fails its health checks. Scripted rules
/// come first, the latest of them foremost.
/// </summary>
public sealed class TaskScript
{
    private readonly List<(string ImagePart, TaskBehaviour Behaviour, TaskExit Exit)> _rules = [];

    /// <summary>From now on, tasks with such an image behave so.</summary>
    public void When(string imagePart, TaskBehaviour behaviour) => _rules.Insert(0, (imagePart, behaviour, TaskExit.Silent));

    /// <summary>From now on, tasks with such an image crash, with this exit code and these last lines in their logs.</summary>
    public void WhenCrashes(string imagePart, int exitCode, params IReadOnlyList<string> lastLines) =>
        _rules.Insert(0, (imagePart, TaskBehaviour.Crashes, new(exitCode, lastLines)));

    public void Clear() => _rules.Clear();

    internal (TaskBehaviour Behaviour, TaskExit Exit) Of(IEnumerable<string> images)
    {
        var worst = (Behaviour: TaskBehaviour.Runs, Exit: TaskExit.Silent);
        foreach (var image in images)
        {
            var conduct = Of(image);
            worst = conduct.Behaviour == TaskBehaviour.Runs ? worst : conduct;
        }

        return worst;
    }

    private (TaskBehaviour Behaviour, TaskExit Exit) Of(string image)
    {
        foreach (var (part, behaviour, exit) in _rules)
        {
            if (image.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return (behaviour, exit);
            }
        }

        return (ByWord(image), TaskExit.Silent);
    }

    private static TaskBehaviour ByWord(string image) =>
        image.Contains("missing", StringComparison.OrdinalIgnoreCase) ? TaskBehaviour.CannotPull
        : image.Contains("nosecret", StringComparison.OrdinalIgnoreCase) ? TaskBehaviour.LacksSecret
        : image.Contains("hang", StringComparison.OrdinalIgnoreCase) ? TaskBehaviour.Hangs
        : image.Contains("crash", StringComparison.OrdinalIgnoreCase) ? TaskBehaviour.Crashes
        : image.Contains("outofmemory", StringComparison.OrdinalIgnoreCase) ? TaskBehaviour.RunsOutOfMemory
        : image.Contains("broken", StringComparison.OrdinalIgnoreCase) ? TaskBehaviour.FailsHealthChecks
        : TaskBehaviour.Runs;
}
