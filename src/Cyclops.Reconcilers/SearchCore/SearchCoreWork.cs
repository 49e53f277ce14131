using System.Globalization;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Solr;

namespace Cyclops.Reconcilers.SearchCore;

/// <summary>Makes cores, puts them aside, takes them back and removes them.</summary>
/// <param name="solr">Who speaks to the servers.</param>
/// <param name="isBackedUp">Whether nothing goes without a backup.</param>
/// <param name="time">The clock.</param>
internal sealed class SearchCoreWork(SolrClient solr, bool isBackedUp, TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    /// <summary>Makes a core, or gives one that was put aside its name back.</summary>
    public async Task<VerbResult> EnsureAsync(ResourceId id, SearchCoreSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var server = context.Require(spec.Server);
        var name = new SearchCoreName(context.Platform, context.Environment.Name, id.Owner.App!, id.Name);
        var cores = await OfAsync(name, server, cancellationToken);
        if (cores.Any(c => c.KeptUntil is null))
        {
            return Converged();
        }

        // One that was made of another configset is left to rest, and the new one is made beside it.
        if (cores.Where(c => c.CanBe(spec)).MaxBy(c => c.KeptUntil) is { } kept)
        {
            await solr.RenameAsync(server, kept.Core, spec.Core, cancellationToken);
        }
        else
        {
            await solr.CreateAsync(server, spec.Core, spec.Folder, spec.Configset, cancellationToken);
        }

        // Solr says yes to a renaming of what is not there.
        return (await OfAsync(name, server, cancellationToken)).Any(c => c.KeptUntil is null)
            ? Converged()
            : VerbResult.Of(new Outcome.Failed("SearchCoreGone", $"search core {spec.Core} is not on {server} though it was just made; it is looked at again"));

        VerbResult Converged() => VerbResult.Converged((SearchCoreKind.UrlOutput, spec.UrlAt(server)));
    }

    /// <summary>Puts a core aside; backs one up, and then removes it, that has been aside for long enough.</summary>
    public async Task<VerbResult> RemoveAsync(ResourceId id, SearchCoreState state, VerbContext context, CancellationToken cancellationToken)
    {
        if (!SearchCoreName.TryParse(state.Core, out var name) || (name.Platform, name.Environment, name.App) != (context.Platform, context.Environment.Name, id.Owner.App))
        {
            return VerbResult.Of(new Outcome.Failed("NotOurs", $"search core {state.Core} does not say that it is {id}; it is left alone"));
        }

        // What goes is judged by what is there now.
        var cores = await OfAsync(name.InUse, state.Server, cancellationToken);
        if (cores.All(c => c.Core != state.Core))
        {
            return VerbResult.Converged();
        }

        if (name.KeptUntil is { } until)
        {
            return until <= time.GetUtcNow() ? await DropAsync(state, cancellationToken) : VerbResult.Converged();
        }

        var kept = (name with { KeptUntil = time.GetUtcNow() + context.Retention }).Text;
        if (cores.Any(c => c.Core == kept))
        {
            // To rename it would remove the other one.
            return VerbResult.Of(new Outcome.Failed("NameTaken", $"{kept} is there already; it is looked at again"));
        }

        await solr.RenameAsync(state.Server, state.Core, kept, cancellationToken);
        return VerbResult.Converged();
    }

    /// <summary>A backup is begun at one look and found at a later one; only a core that has one is removed.</summary>
    private async Task<VerbResult> DropAsync(SearchCoreState state, CancellationToken cancellationToken)
    {
        var backup = isBackedUp ? await solr.FindBackupAsync(state.Server, state.Core, cancellationToken) : null;
        var place = backup is { Problem: null, Name: { } name } && name.StartsWith($"{state.Core}.", StringComparison.Ordinal) ? $"snapshot.{name}" : null;
        if (!isBackedUp || place is not null || backup is { IsOfNothing: true })
        {
            await solr.UnloadAsync(state.Server, state.Core, cancellationToken);
            return VerbResult.Of(new Outcome.Converged(place is null ? "" : $"its last backup is {place} beside the cores of {state.Server}"));
        }

        // Solr forgets at a restart how a backup ended, and makes none over another: the next day has another name.
        var today = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        await solr.BeginBackupAsync(state.Server, state.Core, $"{state.Core}.{today}", cancellationToken);
        return VerbResult.Of(new Outcome.Progressing(
            "BackingUp",
            $"search core {state.Core} is backed up before it is removed{(backup?.Problem is { } problem ? $"; the last time it failed: {problem}" : "")}",
            LookAgain));
    }

    /// <summary>All cores of one entry, in use and kept.</summary>
    private async Task<List<SearchCoreState>> OfAsync(SearchCoreName inUse, string server, CancellationToken cancellationToken) =>
    [
        .. from core in await solr.ListAsync(server, cancellationToken)
           where SearchCoreName.TryParse(core.Name, out var name) && name.InUse == inUse
           select new SearchCoreState(server, core.Name, core.Folder),
    ];
}
