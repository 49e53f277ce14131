using Cyclops.Ctl.Workspaces;
using Cyclops.Engine.Kinds;
using Cyclops.Model;

namespace Cyclops.Ctl.Plans;

/// <summary>Plans environments and puts what came of it into one report.</summary>
internal sealed class Differ(Workspace workspace)
{
    private readonly Dictionary<string, string> _kindNames = new(StringComparer.Ordinal);

    /// <summary>What people call a kind that occurred in a report.</summary>
    public string KindName(string kind) => _kindNames.GetValueOrDefault(kind, kind);

    /// <summary>Plans environments.</summary>
    /// <param name="environment">Null: all.</param>
    /// <param name="apps">Empty: the environments themselves and all their apps.</param>
    /// <param name="commit">What deletions are judged by; null: nothing is deleted.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<DiffReport> ReportAsync(
        string? environment,
        IReadOnlyCollection<string> apps,
        CommitId? commit,
        CancellationToken cancellationToken)
    {
        var checkout = workspace.Checkout;
        var manifests = checkout.Manifests;
        var known = manifests.Apps.Keys.Concat(manifests.InvalidApps).ToList();
        var environments = new List<EnvironmentDiff>();
        foreach (var name in manifests.Platform is null ? [] : Names.Environments(manifests, environment))
        {
            var work = await workspace.OpenAsync(name, commit, cancellationToken);
            Learn(work.Kinds);
            known.AddRange(work.Plans.Keys.Select(k => k.App).OfType<string>());
            environments.Add(await DiffAsync(work, apps, cancellationToken));
        }

        Names.Check("app", apps, known);
        return new(
            checkout.Description,
            checkout.Head?.Id,
            checkout.IsCommitted,
            environments.ToEquatableList(),
            manifests.Errors,
            manifests.InvalidApps,
            manifests.InvalidEnvironments);
    }

    private async Task<EnvironmentDiff> DiffAsync(EnvironmentWork work, IReadOnlyCollection<string> apps, CancellationToken cancellationToken)
    {
        var plans = new List<KeyDiff>();
        foreach (var key in work.Plans.Keys.Where(k => apps.Count == 0 || (k.App is { } app && apps.Contains(app))))
        {
            plans.Add(new(await work.Plans.PlanAsync(key, holds: null, cancellationToken), workspace.ManifestOf(key)));
        }

        return new(work.Environment, plans.ToEquatableList(), work.Plans.Request.World.IncompleteKinds);
    }

    private void Learn(KindCatalog kinds)
    {
        foreach (var kind in kinds.InOrder)
        {
            _kindNames[kind.Name] = kind.DisplayName;
        }
    }
}
