using Cyclops.Aws.SecretsManager;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Secrets;
using Cyclops.Sentry;

namespace Cyclops.Reconcilers.ErrorProject;

/// <summary>The token of Sentry's API, and what is said when it is not taken.</summary>
internal static class SentryTokens
{
    /// <summary>Does something with the token of a secret.</summary>
    /// <param name="secrets">Where it is.</param>
    /// <param name="token">Name or ARN of its secret.</param>
    /// <param name="position">Where that is written; null: in no manifest any more.</param>
    /// <param name="work">What is done.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="CloudFault">The token cannot be read, or Sentry does not take it, which says where it is written; or the work failed.</exception>
    public static async Task<T> WithAsync<T>(SecretsManagerGateway secrets, string token, SourcePosition? position, Func<Secret, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(new(SingleLine(token, await secrets.GetValueAsync(token, cancellationToken))));
        }
        catch (CloudFault fault) when (fault.Code == SentryFaults.Refused)
        {
            throw new CloudFault(fault.Code, $"{position?.ToString() ?? "sentry.tokenSecret of platform.yaml"}: {fault.Message}. Store another token in secret {token}", isTransient: false, fault);
        }
    }

    private static string SingleLine(string token, SecretValue value) => value.Text.Reveal().Trim() is { Length: > 0 } text && text.All(c => c is > ' ' and < (char)127)
        ? text
        : throw new CloudFault("SecretUnusable", $"secret {token} does not hold a token of Sentry's API and nothing else; store it so", isTransient: false);
}
