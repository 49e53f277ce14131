using Cyclops.Model.Manifests;
using Cyclops.Model.Status;
using Cyclops.Simulation.Oracles;
using Cyclops.Simulation.Running;
using Cyclops.Simulation.Scenarios;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Transitions;

/// <summary>A world whose desired state changes again and again.</summary>
internal sealed class TransitionWorld : IDisposable
{
    /// <summary>L2: until all is as wanted.</summary>
    private static readonly TimeSpan Convergence = TimeSpan.FromMinutes(15);

    /// <summary>What was changed is looked at once more.</summary>
    private static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(3);

    private readonly SimulatedWorld _world;

    public TransitionWorld(int seed)
    {
        _world = new(new() { Seed = seed });
        Databases.Keep(_world.Stranger);
        Errors.Keep(_world.Stranger);
    }

    public SortedDictionary<string, string> End => EndState.Of(_world.View);

    public View View => _world.View;

    public ManifestSet Manifests => _world.Manifests(_world.Git.Head!.Id);

    public int Mutations => _world.Mutations;

    public string LastMutation => _world.Oracles.LastMutation;

    public IReadOnlyList<Violation> Violations => _world.Oracles.Violations;

    /// <summary>Everything that has a status.</summary>
    public IEnumerable<ObjectKey> Keys => _world.Oracles.Statuses.Keys;

    /// <summary>Whether its status says that it is as wanted, and serves.</summary>
    public bool IsWell(ObjectKey key) => StatusOf(key) is { } status
        && status[ConditionType.Valid]?.Status == ConditionStatus.True
        && status[ConditionType.Synced]?.Status == ConditionStatus.True
        && status[ConditionType.Ready]?.Status == ConditionStatus.True;

    public ObjectStatus? StatusOf(ObjectKey key) => _world.Oracles.Statuses.GetValueOrDefault(key);

    /// <summary>Commits a desired state, and has it looked at.</summary>
    public void Commit(DesiredState state)
    {
        _world.Oracles.Acted();
        _world.Git.Commit("a change", state.WriteTo);
        if (_world.Life is { } life)
        {
            life.Controller.Poll();
        }
        else
        {
            _world.Start();
        }
    }

    public void RunFor(TimeSpan time) => _world.RunFor(time);

    /// <summary>Lets time pass until all is as wanted and said to be, and stays so.</summary>
    /// <returns>What is not as it should be; null when all is.</returns>
    public Violation? Settles()
    {
        if (!_world.RunUntil(() => _world.IsSettled() && Unsaid() is null, Convergence))
        {
            return new("L2", $"{Convergence.TotalMinutes:0} min after the commit: {_world.Unsettled() ?? "all is there"}; {Unsaid() ?? "the newest commit is not followed"}", _world.Clock.Elapsed);
        }

        var mutations = Mutations;
        RunFor(Confirmation);
        return Violations.Count > 0 ? Violations[0]
            : Mutations != mutations ? new("S9", $"{Mutations - mutations} calls that change something although all was as wanted: {LastMutation}", _world.Clock.Elapsed)
            : null;
    }

    public static string Text(ObjectStatus? status) => status is null
        ? "not there"
        : string.Join("; ", status.Conditions.Select(c => $"{c.Type}={c.Status} {c.Reason} {c.Message}"));

    public void Dispose() => _world.Dispose();

    /// <summary>What is asked for and not said to be well at the newest commit.</summary>
    private string? Unsaid()
    {
        var manifests = Manifests;
        foreach (var environment in manifests.Environments.Values)
        {
            if (Unsaid(ObjectKey.ForEnvironment(environment.Name), environment.Paused) is { } unsaid)
            {
                return unsaid;
            }

            foreach (var app in manifests.Apps.Values)
            {
                if (app.Environments.TryGetValue(environment.Name, out var spec) && Unsaid(new(environment.Name, app.Name), environment.Paused || spec.Suspended) is { } said)
                {
                    return said;
                }
            }
        }

        return null;
    }

    private string? Unsaid(ObjectKey key, bool isHeld)
    {
        var status = StatusOf(key);
        return status?.ObservedCommit != _world.Git.Head!.Id ? $"{key} was not looked at"
            : !isHeld && !IsWell(key) ? $"{key} is as wanted, and its status is {Text(status)}"
            : null;
    }
}
