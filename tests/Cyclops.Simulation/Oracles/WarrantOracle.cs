using Cyclops.Controller.Sources;
using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// S3: a deletion needs a commit that had the thing and a later one that has not, of those known when it was sent. S4: none on a source that is not healthy.
/// S5: few at once. S27: an environment goes as a whole or not at all.
/// </summary>
internal sealed class WarrantOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>Between hearing of a head and following it, a step that began before may still end.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(5);

    private readonly HashSet<ObjectKey> _deleted = [];

    public override void Accepted(AcceptedHead head, Life life)
    {
        if (Board.Head?.TreeId != head.TreeId)
        {
            _deleted.Clear();
        }
    }

    public override void Called(CloudCall call)
    {
        if (!call.Site.Mutating)
        {
            return;
        }

        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if (before?.Owner is { } owner && Ends(before, after))
            {
                Judge(before, owner, call);
            }
        }
    }

    /// <summary>What AWS deletes slowly is told so at once.</summary>
    private static bool Ends(Thing before, Thing? after) => after is null
        || (before["status"] == "ACTIVE" && after["status"] == "DRAINING")
        || (before.Kind == CloudView.Stack && before["status"] != after["status"] && after["status"].StartsWith("DELETE", StringComparison.Ordinal));

    private void Judge(Thing thing, Owner owner, CloudCall call)
    {
        if (call.Head is not { } head)
        {
            Violated("S3", $"{thing.Key} was deleted before any manifest was read");
            return;
        }

        if (thing.Kind == CloudView.Stack && CloudView.NeverWas(thing))
        {
            return;
        }

        var manifests = World.Manifests(head.Commit);
        if (SourceTrouble(call, head) is { } trouble)
        {
            Violated("S4", $"{thing.Key} was deleted while {trouble}");
        }

        if (!manifests.IsComplete)
        {
            Violated("S4", $"{thing.Key} was deleted although the manifests at {head.Commit.Short} have errors: {manifests.Errors[0]}");
        }

        if (owner.App is not { } app)
        {
            JudgeEnvironments(thing, owner, call, manifests);
        }
        else if (Wanted(manifests, owner) is { } spec)
        {
            JudgeDropped(thing, owner, spec, call);
        }
        else
        {
            JudgeRemoved(thing, owner, app, head, manifests);
        }
    }

    private static AppSpec? Wanted(ManifestSet manifests, Owner owner) =>
        manifests.Apps.TryGetValue(owner.App!, out var app) && app.Environments.TryGetValue(owner.Environment, out var spec) ? spec : null;

    private string? SourceTrouble(CloudCall call, AcceptedHead head)
    {
        var life = call.Life;
        if (!call.IsSourceWell)
        {
            return "the branch could not be asked for";
        }

        return life.Source.Head is { } seen && seen != head.Commit && World.Clock.Elapsed - life.Source.At > Reading
            ? $"the branch was at {seen.Short}, which is not followed"
            : null;
    }

    /// <summary>
    /// Stacks go that no manifest asks for any more; which of them need consent, S25 knows. What is in a stack goes with it where
    /// all of the environment does, and that begins when nothing of its apps is left.
    /// </summary>
    private void JudgeEnvironments(Thing thing, Owner owner, CloudCall call, ManifestSet manifests)
    {
        var (head, part) = (call.Head!, owner.Resource.Split('/')[^1]);
        var goes = manifests.Environments.GetValueOrDefault(owner.Environment) is { } going && StackExpectations.MayGo(going);
        if (goes && call.Before.All.FirstOrDefault(t => t.Owner is { App: not null } o && o.Environment == owner.Environment) is { } left)
        {
            Violated("S3", $"{thing.Key} was deleted at {head.Commit.Short} while {left.Key} was there");
        }

        if (goes && call.Before.Held.FirstOrDefault(t => t.Owner?.Environment == owner.Environment && t["protected"] == bool.TrueString) is { } kept)
        {
            Violated("S27", $"{thing.Key} was deleted at {head.Commit.Short} while {kept.Key}, which is protected, keeps the environment");
        }

        if (goes && thing.Kind != CloudView.Stack)
        {
            return;
        }

        if (thing.Kind != CloudView.Stack
            || !manifests.Environments.TryGetValue(owner.Environment, out var environment)
            || StackExpectations.Parts(environment, manifests).Contains(part)
            || !World.Git.Log.Any(c => c.Id != head.Commit && World.Git.IsAncestor(c.Id, head.Commit)
                && World.Manifests(c.Id) is var old && old.Environments.TryGetValue(owner.Environment, out var before) && StackExpectations.Parts(before, old).Contains(part)))
        {
            Violated("S3", $"{thing.Key} belongs to the environment itself and was deleted at {head.Commit.Short}");
        }
    }

    /// <summary>The app is wanted: only what its manifest does not ask for any more may go.</summary>
    private void JudgeDropped(Thing thing, Owner owner, AppSpec spec, CloudCall call)
    {
        var isWanted = thing.Kind switch
        {
            CloudView.Definition => call.Before.OfKind(CloudView.Service).Any(s => s.Owner?.Key == owner.Key && s["taskDefinition"] == thing.Name),
            CloudView.Record => spec.Hosts.Contains(thing.Name.Split(' ')[0]),
            CloudView.Rule => owner.Resource == "ListenerRule/web" && spec.Hosts.Count > 0,
            CloudView.Group => spec.Hosts.Count > 0 && (spec.Rollout.Shift is not null || !owner.Resource.EndsWith("-alternate", StringComparison.Ordinal)),
            CloudView.Job => spec.Jobs.ContainsKey(owner.Resource.Split('/')[1]),
            CloudView.Scaling => spec.Scaling is not null,
            CloudView.SmtpUser => spec.Backends.Email is not null,
            CloudView.Secret when owner.Resource.StartsWith(CloudView.SmtpUser, StringComparison.Ordinal) => spec.Backends.Email is not null,
            CloudView.Secret when owner.Resource.StartsWith(CloudView.ErrorProject, StringComparison.Ordinal) => spec.Backends.Errors is not null,
            CloudView.TaskRole => spec.Backends.Buckets.Count > 0,
            CloudView.AppBucket => spec.Backends.Buckets.ContainsKey(owner.Resource.Split('/')[1]),
            _ => true,
        };
        if (isWanted)
        {
            Violated("S3", $"{thing.Key} was deleted although the manifest of {owner.Key} asks for it");
        }
    }

    private void JudgeRemoved(Thing thing, Owner owner, string app, AcceptedHead head, ManifestSet manifests)
    {
        var applied = owner.Commit.Length == 0 ? null : (CommitId?)new CommitId(owner.Commit);
        var had = World.Git.Log.Where(c => applied is null || c.Id == applied)
            .Any(c => c.Id != head.Commit && World.Git.IsAncestor(c.Id, head.Commit) && Wanted(World.Manifests(c.Id), owner) is not null);
        if (!had)
        {
            Violated("S3", $"{thing.Key} was deleted and no commit before {head.Commit.Short} had {app} in {owner.Environment} where it was applied from");
        }

        _deleted.Add(owner.Key);
        var gone = _deleted.Count(k => k.Environment == owner.Environment);
        var apps = manifests.Apps.Values.Count(a => a.Environments.ContainsKey(owner.Environment)) + gone;
        var budget = Math.Max(manifests.Platform!.Safety.MaxDeletes, (int)Math.Ceiling(apps * manifests.Platform.Safety.MaxDeletePercent / 100.0));
        if (gone > budget && !World.Git.Log.Any(c => c.AllowDelete >= gone && World.Git.IsAncestor(c.Id, head.Commit)))
        {
            Violated("S5", $"{gone} apps of {owner.Environment} were deleted for {head.Commit.Short}, and {budget} may be");
        }
    }
}
