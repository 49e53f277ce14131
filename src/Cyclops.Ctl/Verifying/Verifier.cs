using Cyclops.Ctl.Workspaces;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Ctl.Verifying;

/// <summary>Plans environments as <c>diff</c> does, and turns what comes of it into checklists.</summary>
internal sealed class Verifier(Workspace workspace)
{
    private ManifestSet Manifests => workspace.Checkout.Manifests;

    /// <param name="environment">Null: all.</param>
    /// <param name="apps">Empty: all. The environments themselves are always looked at: apps stand on them.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="CtlException">There is no such environment or app, or AWS cannot be reached.</exception>
    public async Task<VerifyReport> ReportAsync(string? environment, IReadOnlyCollection<string> apps, CancellationToken cancellationToken)
    {
        Names.Check("app", apps, Manifests.Apps.Keys.Concat(Manifests.InvalidApps));
        var lists = new List<Checklist>();
        foreach (var name in Manifests.Platform is null ? [] : Names.Environments(Manifests, environment))
        {
            var work = await workspace.OpenAsync(name, workspace.Checkout.Head?.Id, cancellationToken);
            foreach (var key in work.Plans.Keys.Where(k => k.IsEnvironment || apps.Count == 0 || apps.Contains(k.App)))
            {
                lists.Add(await ListAsync(work, key, cancellationToken));
            }
        }

        lists.AddRange(Manifests.InvalidEnvironments.Where(e => environment is null || e == environment).Select(e => Invalid(e, $"environments/{e}/")));
        lists.AddRange(Manifests.InvalidApps.Where(a => apps.Count == 0 || apps.Contains(a)).Select(a => Invalid(a, $"apps/{a}/")));
        return new(workspace.Checkout.Description, lists.ToEquatableList(), Manifests.Errors);
    }

    private async Task<Checklist> ListAsync(EnvironmentWork work, ObjectKey key, CancellationToken cancellationToken)
    {
        var plan = await work.Plans.PlanAsync(key, holds: null, cancellationToken);
        var more = key.App is not { } app ? EnvironmentChecks.All(Manifests.Platform!.Name, work)
            : Manifests.Apps.TryGetValue(app, out var manifest) && manifest.Environments.TryGetValue(key.Environment, out var spec) ? new AppChecks(work, key, spec).All()
            : [];
        return new(key.ToString(), [.. ManifestOf(key).Concat(more).Concat(PlanChecks.Of(work, plan)).OrderBy(c => CheckNames.RankOf(c.Name))]);
    }

    /// <summary>Two apps that claim one host have an error each and are valid still.</summary>
    private List<Check> ManifestOf(ObjectKey key)
    {
        if (workspace.ManifestOf(key) is not { } file)
        {
            return [new(CheckNames.Manifest, CheckStatus.Ok, key.ToString(), "none any more: it is to be removed")];
        }

        var errors = ErrorsIn(key.App is { } app ? $"apps/{app}/" : $"environments/{key.Environment}/").ToList();
        return errors.Count == 0 ? [new(CheckNames.Manifest, CheckStatus.Ok, file, "valid")] : errors;
    }

    private Checklist Invalid(string name, string folder)
    {
        var errors = ErrorsIn(folder).ToList();
        return new(name, errors.Count == 0 ? [new(CheckNames.Manifest, CheckStatus.Fail, folder, "invalid because of other manifests, whose errors are above")] : [.. errors]);
    }

    private IEnumerable<Check> ErrorsIn(string folder) => Manifests.Errors
        .Where(e => e.Position.File.StartsWith($"{workspace.Checkout.Snapshot.Root}/{folder}", StringComparison.Ordinal))
        .Select(e => new Check(CheckNames.Manifest, CheckStatus.Fail, e.Position.ToString(), e.ToString()));
}
