namespace Cyclops.LocalCloud.Ecs.Tasks;

/// <summary>
/// Decides how tasks behave by their images: one whose name or tag contains <c>missing</c> cannot be pulled, <c>crash</c> exits with
/// code 1, <c>broken</c> fails its health checks. Scripted rules come first, the latest of them foremost.
/// </summary>
public sealed class TaskScript
{
    private readonly List<(string ImagePart, TaskBehaviour Behaviour)> _rules = [];

    /// <summary>From now on, tasks with such an image behave so.</summary>
    public void When(string imagePart, TaskBehaviour behaviour) => _rules.Insert(0, (imagePart, behaviour));

    public void Clear() => _rules.Clear();

    internal TaskBehaviour Of(IEnumerable<string> images)
    {
        var worst = TaskBehaviour.Runs;
        foreach (var image in images)
        {
            var behaviour = Of(image);
            worst = behaviour == TaskBehaviour.Runs ? worst : behaviour;
        }

        return worst;
    }

    private TaskBehaviour Of(string image)
    {
        foreach (var (part, behaviour) in _rules)
        {
            if (image.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return behaviour;
            }
        }

        return image.Contains("missing", StringComparison.OrdinalIgnoreCase) ? TaskBehaviour.CannotPull
            : image.Contains("crash", StringComparison.OrdinalIgnoreCase) ? TaskBehaviour.Crashes
            : image.Contains("broken", StringComparison.OrdinalIgnoreCase) ? TaskBehaviour.FailsHealthChecks
            : TaskBehaviour.Runs;
    }
}
