using System.Globalization;
using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;
using Cyclops.Simulation.World.Postgres;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// S29: a database is closed to its app only when the manifests that are followed are whole and do not ask for it, and it goes only
/// after it has been closed for as long as is written on it, and what was in it is stored. S30: whatever a service runs, a role can log in with the password that
/// it refers to.
/// </summary>
internal sealed class DatabaseOracle(OracleBoard board) : Oracle(board)
{
    private const string UrlKey = ":url::";

    public override void Queried(SqlCall call)
    {
        if (call.Before?.Owner is { } owner)
        {
            if (call.After is null)
            {
                JudgeDrop(call.Before, owner);
            }
            else if (call.Before["open"] == bool.TrueString && call.After["open"] != bool.TrueString)
            {
                JudgeLock(call.Before, owner);
            }
        }

        JudgePasswords(World.View);
    }

    public override void Called(CloudCall call)
    {
        if (call.Site is { Mutating: true, Operation: "ecs:CreateService" or "ecs:UpdateService" })
        {
            JudgePasswords(call.After);
        }
    }

    private void JudgeLock(Thing database, Owner owner)
    {
        if (Followed() is not { } manifests || !manifests.IsComplete)
        {
            Violated("S29", $"{database.Key} was closed while the manifests were not whole");
        }
        else if (IsWanted(manifests, owner))
        {
            Violated("S29", $"{database.Key} was closed although the manifest of {owner.Key} asks for it");
        }
    }

    private void JudgeDrop(Thing database, Owner owner)
    {
        JudgeLock(database, owner);
        var since = database.Tags["cyclops:quarantined"];
        var retention = database.Tags["cyclops:retention"];
        if (since.Length == 0 || retention.Length == 0)
        {
            Violated("S29", $"{database.Key} was dropped without having been closed");
        }
        else if (World.Clock.UtcNow - DateTimeOffset.Parse(since, CultureInfo.InvariantCulture) < TimeSpan.FromSeconds(long.Parse(retention[..^1], CultureInfo.InvariantCulture)))
        {
            Violated("S29", $"{database.Key} was dropped and has been closed only since {since}");
        }
        else if (Followed()?.Platform?.Safety.FinalBackup != false && database["open"].Length > 0 && !IsDumped(owner, DateTimeOffset.Parse(since, CultureInfo.InvariantCulture)))
        {
            Violated("S29", $"{database.Key} was dropped without a dump of what was in it");
        }
    }

    private bool IsDumped(Owner owner, DateTimeOffset since) => World.Cloud.Locked(_ => World.Cloud.Services.S3.Table.All
        .SelectMany(b => b.Objects)
        .Any(o => o.Key.StartsWith($"backups/{owner.Environment}/{owner.App}/{owner.Resource.Split('/')[1]}-", StringComparison.Ordinal) && o.Value[^1].Modified > since));

    /// <summary>An app whose service is still there though no manifest has it any more is on its way out.</summary>
    private void JudgePasswords(View view)
    {
        if (Followed() is not { } manifests)
        {
            return;
        }

        foreach (var service in view.OfKind(CloudView.Service))
        {
            if (service.Owner is { App: { } app } owner
                && manifests.Apps.GetValueOrDefault(app)?.Environments.GetValueOrDefault(owner.Environment) is { Backends.Databases.Count: > 0 }
                && view.Find($"{CloudView.Definition} {service["taskDefinition"]}") is { } definition
                && Versions(definition).FirstOrDefault(v => !Works(v, owner, view)) is { } lost)
            {
                Violated("S30", $"{service.Key} runs {definition.Name}, which refers to version {lost} of a password that no role has");
            }
        }
    }

    private static bool Works(string version, Owner owner, View view) =>
        view.OfKind(CloudView.AppDatabase).Any(d => d.Owner?.Key == owner.Key && d["passwords"].Split(',').Contains(version, StringComparer.Ordinal));

    private static IEnumerable<string> Versions(Thing definition) =>
        from line in definition.Facts.Split('\n')
        where line.Contains(".secrets=", StringComparison.Ordinal)
        from reference in line.Split(',')
        let at = reference.IndexOf(UrlKey, StringComparison.Ordinal)
        where at >= 0
        select reference[(at + UrlKey.Length)..];

    private ManifestSet? Followed() => Board.Head is { } head ? World.Manifests(head.Commit) : null;

    private static bool IsWanted(ManifestSet manifests, Owner owner) =>
        manifests.Apps.GetValueOrDefault(owner.App!)?.Environments.GetValueOrDefault(owner.Environment)?.Backends.Databases.ContainsKey(owner.Resource.Split('/')[1]) == true;
}
