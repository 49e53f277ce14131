using Cyclops.Controller.Logging;
using Cyclops.Controller.Timing;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Controller.Loop;

/// <summary>
/// Has AWS look, on a slow schedule, whether what an environment stands on was changed by hand: of all that were not looked at
/// within the interval, the one that was not for the longest, one a pass. AWS remembers when it looked, so a restart changes
/// nothing in the schedule. It only reads, and what is paused or held is changed by hand most of all: neither stops it.
/// </summary>
/// <param name="interval">How long a look counts; null: AWS is never asked.</param>
internal sealed class DriftSchedule(TimeSpan? interval, KeyMemories memories, MonotonicClock clock, ILogger<DriftSchedule> log)
{
    /// <summary>Asks AWS to look at one of them, if any is due. What goes wrong with it is logged, and asked again after the interval.</summary>
    /// <param name="pass">A pass of an environment in which nothing was changed: what was at rest still is.</param>
    /// <param name="stopping">The end of the process.</param>
    public async Task DetectAsync(EnvironmentPass pass, CancellationToken stopping)
    {
        var key = ObjectKey.ForEnvironment(pass.Plans.Request.Environment);
        var asked = memories.Of(key).DriftAsked;
        if (interval is not { } every || Due(pass, key, asked, every) is not { } due)
        {
            return;
        }

        asked[due.Id] = clock.Now;
        log.DriftAsked(key, due.Id.LocalName);
        await Boundary.RunAsync(() => due.DetectAsync(stopping), NoteAsync, stopping);

        Task NoteAsync(Exception fault)
        {
            log.DriftNotAsked(key, due.Id.LocalName, every, fault is CloudFault ? fault.Message : $"{fault.GetType().Name}: {fault.Message}");
            return Task.CompletedTask;
        }
    }

    private DriftCheck? Due(EnvironmentPass pass, ObjectKey key, Dictionary<ResourceId, TimeSpan> asked, TimeSpan every) =>
        pass.Plans.Request.World.OwnedBy(key)
            .Where(o => !(asked.TryGetValue(o.Key, out var at) && clock.Now - at < every))
            .Select(o => DriftCheck.Of(o.Key, o.Value, pass.Engine.Kinds))
            .Where(d => d?.Last <= clock.UtcNow - every)
            .OrderBy(d => d!.Last)
            .ThenBy(d => d!.Id)
            .FirstOrDefault();
}
