using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>What there should be of an app's mail: a user that may send from its address and nothing else, and a secret with a key of it.</summary>
internal static class MailExpectations
{
    /// <param name="ours">All that is the app's.</param>
    public static IEnumerable<string?> Of(List<Thing> ours, AppSpec spec, EnvironmentManifest environment)
    {
        var user = ours.Find(t => t.Kind == CloudView.SmtpUser);
        var secret = ours.Find(t => t.Kind == CloudView.Secret && t.Owner!.Resource.StartsWith(CloudView.SmtpUser, StringComparison.Ordinal));
        if (spec.Backends.Email is not { } email)
        {
            yield return (user ?? secret) is { } left ? $"{left.Key} is there, and the app sends no mail" : null;
            yield break;
        }

        yield return user is null ? "there is no user for mail" : secret is null ? "there is no secret for mail" : Right(user, email, environment) ?? Login(ours, user, secret, email);
    }

    /// <summary>The variables that are no secret.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables(AppSpec spec) => spec.Backends.Email is not { } email ? [] :
    [
        KeyValuePair.Create($"{email.Prefix}_HOST", $"email-smtp.{Worlds.Region}.amazonaws.com"),
        KeyValuePair.Create($"{email.Prefix}_PORT", "587"),
        KeyValuePair.Create($"{email.Prefix}_FROM", email.From),
    ];

    private static string? Right(Thing user, AppEmailSpec email, EnvironmentManifest environment)
    {
        var policy = user["policy"];
        return policy.Contains("\"Action\":[\"ses:SendEmail\",\"ses:SendRawEmail\"]", StringComparison.Ordinal)
            && policy.Contains($":identity/{environment.Email!.Domain ?? environment.Domain}\"", StringComparison.Ordinal)
            && policy.Contains($"{{\"ses:FromAddress\":\"{email.From}\"}}", StringComparison.Ordinal)
            && policy.Split("Effect").Length == 2
            ? null
            : $"{user.Key} may do something else: {policy}";
    }

    private static string? Login(List<Thing> ours, Thing user, Thing secret, AppEmailSpec email)
    {
        var version = secret["version"];
        var key = secret["holds"].Split(',').FirstOrDefault(h => h.StartsWith($"{version}>", StringComparison.Ordinal))?[(version.Length + 1)..] ?? "";
        var definition = ours.Find(t => t.Kind == CloudView.Definition);
        return key.Length == 0 || !user["keys"].Split(',').Contains(key, StringComparer.Ordinal) ? $"{secret.Key} holds {key}, which is no key of {user.Key}"
            : definition is null || (Refers("USER", "username") && Refers("PASSWORD", "password")) ? null
            : $"the containers do not refer to version {version} of {secret.Key}";

        bool Refers(string variable, string part) => definition.Facts.Split('\n', ',', '=') is var words
            && words.Any(w => w.EndsWith($":{part}::{version}", StringComparison.Ordinal))
            && definition.Facts.Contains($"{email.Prefix}_{variable}=arn:", StringComparison.Ordinal);
    }
}
