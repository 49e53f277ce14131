using System.Globalization;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Solr;

namespace Cyclops.Reconcilers.SearchCore;

/// <summary>Makes cores, puts them aside, takes them back and removes them.</summary>
internal sealed class SearchCoreWork(SolrClient solr, TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    /// <summary>Makes a core, or gives one that was put aside its name back.</summary>
    public async Task<VerbResult> EnsureAsync(ResourceId id, SearchCoreSpec spec, VerbContext context, CancellationToken cancellationToken)
    {
        var server = context.Require(spec.Server);
        var cores = await OfAsync(id, server, context, cancellationToken);
        if (cores.Any(c => c.Name.KeptUntil is null))
        {
            return Converged();
        }

        if (cores.MaxBy(c => c.Name.KeptUntil) is { } kept)
        {
            if (new SearchCoreState(server, kept.Core.Name, kept.Core.Folder).Configset is { } configset && configset != spec.Configset)
            {
                return VerbResult.Of(new Outcome.Failed("ChangeForbidden", $"search core {kept.Core.Name} was made of configset {configset}; it is looked at again"));
            }

            await solr.RenameAsync(server, kept.Core.Name, spec.Core, cancellationToken);
        }
        else
        {
            await solr.CreateAsync(server, spec.Core, spec.Folder, spec.Configset, cancellationToken);
        }

        // Solr says yes to a renaming of what is not there.
        return (await OfAsync(id, server, context, cancellationToken)).Any(c => c.Name.KeptUntil is null)
            ? Converged()
            : VerbResult.Of(new Outcome.Failed("SearchCoreGone", $"search core {spec.Core} is not on {server} though it was just made; it is looked at again"));

        VerbResult Converged() => VerbResult.Converged((SearchCoreKind.UrlOutput, spec.UrlAt(server)));
    }

    /// <summary>Puts a core aside; backs one up, and then removes it, that has been aside for long enough.</summary>
    public async Task<VerbResult> RemoveAsync(ResourceId id, SearchCoreState state, VerbContext context, CancellationToken cancellationToken)
    {
        // What goes is judged by what it is called now.
        var cores = await OfAsync(id, state.Server, context, cancellationToken);
        if (cores.FirstOrDefault(c => c.Core.Name == state.Core) is not { } found)
        {
            return VerbResult.Converged();
        }

        if (found.Name.KeptUntil is { } until)
        {
            return until <= time.GetUtcNow() ? await DropAsync(state, cancellationToken) : VerbResult.Converged();
        }

        var kept = (found.Name with { KeptUntil = time.GetUtcNow() + context.Retention }).Text;
        if (cores.Any(c => c.Core.Name == kept))
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
        var backup = await solr.FindBackupAsync(state.Server, state.Core, cancellationToken);
        if (backup is { IsOfNothing: true } || (backup is { Problem: null, Name: { } name } && name.StartsWith($"{state.Core}.", StringComparison.Ordinal)))
        {
            await solr.UnloadAsync(state.Server, state.Core, cancellationToken);
            return VerbResult.Converged();
        }

        // Solr forgets at a restart how a backup ended, and makes none over another: the next day has another name.
        var today = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        await solr.BeginBackupAsync(state.Server, state.Core, $"{state.Core}.{today}", cancellationToken);
        return VerbResult.Of(new Outcome.Progressing(
            "BackingUp",
            $"search core {state.Core} is backed up before it is removed{(backup?.Problem is { } problem ? $"; the last time it failed: {problem}" : "")}",
            LookAgain));
    }

    private async Task<List<Named>> OfAsync(ResourceId id, string server, VerbContext context, CancellationToken cancellationToken)
    {
        var cores = await solr.ListAsync(server, cancellationToken);
        var wanted = new SearchCoreName(context.Platform, context.Environment.Name, id.Owner.App!, id.Name);
        return [.. from core in cores
                   let name = SearchCoreName.TryParse(core.Name, out var parsed) ? parsed : null
                   where name?.InUse == wanted
                   select new Named(name, core)];
    }

    private sealed record Named(SearchCoreName Name, SolrCore Core);
}
