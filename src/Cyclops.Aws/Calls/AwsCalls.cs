using System.Net;
using Amazon.Runtime;
using Cyclops.Aws.Sts;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Calls;

/// <summary>Sends every call: within the budget, counted, and with what went wrong told in one way.</summary>
/// <param name="guard">Which account they may go to; null: any.</param>
public sealed class AwsCalls(CallBudget budget, CallLog log, AccountGuard? guard = null)
{
    /// <summary>Sends one call.</summary>
    /// <param name="family">The bucket it draws on.</param>
    /// <param name="operation">For messages and the count: <c>ecs:CreateService</c>.</param>
    /// <param name="what">What it is about, for messages: <c>service tel-aviv in cluster staging</c>.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">
    /// The caller's; its cancellation passes through until the call is sent. Once it was, its answer is waited for, or the client's
    /// time-out: a change that was given up could take effect after somebody has looked.
    /// </param>
    /// <exception cref="CloudFault">AWS refused, failed or could not be reached.</exception>
    public async Task<T> SendAsync<T>(
        CallFamily family,
        string operation,
        string what,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken)
    {
        if (guard is not null)
        {
            await guard.CheckAsync();
        }

        await budget.TakeAsync(family, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        log.Count(operation);
        try
        {
            return await call(CancellationToken.None);
        }
        catch (AmazonServiceException e) when (e is not AmazonUnmarshallingException)
        {
            if (IsThrottling(e))
            {
                budget.Throttled(family);
            }

            throw Fault(operation, what, e);
        }
        catch (Exception e) when (e is AmazonUnmarshallingException or AmazonClientException or HttpRequestException or IOException or TimeoutException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new CloudFault(
                e is AmazonUnmarshallingException ? "UnreadableAnswer" : "Unreachable",
                $"{operation} for {what}: {FirstLine(e)}; check the network, the endpoint and the credentials",
                isTransient: true,
                e);
        }
    }

    private static CloudFault Fault(string operation, string what, AmazonServiceException e)
    {
        var code = string.IsNullOrEmpty(e.ErrorCode) ? e.GetType().Name : e.ErrorCode;
        var request = string.IsNullOrEmpty(e.RequestId) ? "" : $" (request {e.RequestId})";
        return new(code, $"{operation} for {what}: {code}: {FirstLine(e)}{request}", IsTransient(e), e);
    }

    private static bool IsTransient(AmazonServiceException e) =>
        IsThrottling(e) || e.StatusCode >= HttpStatusCode.InternalServerError || e.StatusCode == 0;

    private static bool IsThrottling(AmazonServiceException e) =>
        e.Retryable?.Throttling == true
        || e.ErrorCode is "Throttling" or "ThrottlingException" or "ThrottledException" or "RequestLimitExceeded"
            or "TooManyRequestsException" or "PriorRequestNotComplete" or "SlowDown";

    private static string FirstLine(Exception e)
    {
        var message = e.Message.AsSpan().Trim();
        var end = message.IndexOfAny('\r', '\n');
        return new(end < 0 ? message : message[..end]);
    }
}
