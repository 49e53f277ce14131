using Cyclops.Aws.Logs;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Reconcilers.LogGroup;

namespace Cyclops.Reconcilers.EcsService;

/// <summary>Adds to a cause what the container that exited said last.</summary>
internal sealed class TaskCauses(LogsGateway logs)
{
    /// <param name="container">Name of the container.</param>
    /// <param name="task">Id of its task.</param>
    /// <returns>The cause as it was when the log says nothing, or cannot be read.</returns>
    public async Task<RolloutCause> WithLogAsync(RolloutCause cause, string platform, ObjectKey app, string container, string task, CancellationToken cancellationToken)
    {
        try
        {
            var lines = await logs.LastLinesAsync(LogGroupKind.NameFor(platform, app), LogGroupKind.StreamFor(container, task), ForeignText.MostLines, cancellationToken);
            return ForeignText.Log(lines) is { Length: > 0 } said ? cause with { Why = $"{cause.Why}; the end of its log: {said}" } : cause;
        }
        catch (CloudFault)
        {
            return cause;
        }
    }
}
