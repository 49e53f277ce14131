using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Cyclops.Aws.Calls;

/// <summary>
/// The SDK's standard retry policy, which decides what is sent again and how often; only its pause is our clock's and our
/// chance's, as the SDK waits by the system clock and no virtual time could pass for it.
/// </summary>
/// <remarks>
/// The pause is that of standard mode: chance x 2^attempt seconds, at most 20. Source: AWS SDKs and Tools Reference Guide,
/// "Retry behavior".
/// </remarks>
internal sealed class TimedRetryPolicy(IClientConfig config, TimeProvider time, Random random) : StandardRetryPolicy(config)
{
    private const double LongestSeconds = 20;

    /// <inheritdoc/>
    /// <remarks>What deletes is sent once: by the time of another attempt a newer commit may want it back. The next visit decides.</remarks>
    public override bool CanRetry(IExecutionContext executionContext) =>
        !Deletes(executionContext.RequestContext) && base.CanRetry(executionContext);

    /// <inheritdoc/>
    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        var seconds = Math.Min(Math.Pow(2, context.Retries - 1), LongestSeconds);
        return Task.Delay(TimeSpan.FromSeconds(seconds * Chance()), time, context.CancellationToken);
    }

    private static bool Deletes(IRequestContext context) =>
        context.RequestName.StartsWith("Delete", StringComparison.Ordinal)
        || context.RequestName.StartsWith("Deregister", StringComparison.Ordinal)
        || (context.OriginalRequest is ChangeResourceRecordSetsRequest { ChangeBatch.Changes: { } changes } && changes.Exists(c => c.Action == ChangeAction.DELETE));

    private double Chance()
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
