using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S35: a key that a service sends mail with is not deleted while the manifests that are followed ask for mail of its app.</summary>
internal sealed class MailOracle(OracleBoard board) : Oracle(board)
{
    private const string Part = ":password::";

    public override void Called(CloudCall call)
    {
        if (call.Site is not { Mutating: true, Operation: "iam:DeleteAccessKey" })
        {
            return;
        }

        foreach (var user in call.Before.OfKind(CloudView.SmtpUser).Where(u => u.Owner is { App: { } app } owner && IsWanted(app, owner.Environment)))
        {
            foreach (var gone in Keys(user).Except(call.After.Find(user.Key) is { } after ? Keys(after) : [], StringComparer.Ordinal))
            {
                if (call.Before.OfKind(CloudView.Service).FirstOrDefault(s => s.Owner?.Key == user.Owner!.Key && KeyOf(s, call.Before) == gone) is { } service)
                {
                    Violated("S35", $"{gone} of {user.Key} was deleted while {service.Key} runs with it");
                }
            }
        }
    }

    private bool IsWanted(string app, string environment) =>
        Board.Head is { } head && World.Manifests(head.Commit).Apps.GetValueOrDefault(app)?.Environments.GetValueOrDefault(environment)?.Backends.Email is not null;

    private static string[] Keys(Thing user) => user["keys"].Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The key whose password a service's tasks are given; null: none.</summary>
    private static string? KeyOf(Thing service, View view)
    {
        var reference = view.Find($"{CloudView.Definition} {service["taskDefinition"]}")?.Facts.Split('\n', ',').FirstOrDefault(w => w.Contains("/email-", StringComparison.Ordinal) && w.Contains(Part, StringComparison.Ordinal));
        var version = reference?[(reference.IndexOf(Part, StringComparison.Ordinal) + Part.Length)..];
        return version is null ? null : view.OfKind(CloudView.Secret).SelectMany(s => s["holds"].Split(',')).FirstOrDefault(h => h.StartsWith($"{version}>", StringComparison.Ordinal))?[(version.Length + 1)..];
    }
}
