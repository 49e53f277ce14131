using Cyclops.LocalCloud;

namespace Cyclops.Reconcilers.Tests.Environments;

/// <summary>The way to a cloud that ends after a number of changes: the call took effect, nobody hears of it.</summary>
internal sealed class CrashingHandler(LocalAws cloud, int changes, CancellationTokenSource crash)
    : DelegatingHandler(cloud.CreateHandler())
{
    private readonly int _last = cloud.Recorder.MutatingCount + changes;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (cloud.Recorder.MutatingCount >= _last)
        {
            await crash.CancelAsync();
            crash.Token.ThrowIfCancellationRequested();
        }

        return response;
    }
}
