using Cyclops.Ctl.Status;
using Cyclops.Model.Manifests;

namespace Cyclops.Ctl.Up;

/// <summary>Follows the controller's status until all that the manifests ask for is there and answers.</summary>
internal sealed class LiveWatch(ControllerClient controller, AppProbe probe, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits.</summary>
    /// <param name="manifests">What is asked for.</param>
    /// <param name="addresses">Where the apps should answer.</param>
    /// <param name="patience">How long at most.</param>
    /// <param name="show">Called with every status.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>What is not live, one line each; empty when all is.</returns>
    public async Task<IReadOnlyList<string>> UntilLiveAsync(
        ManifestSet manifests,
        IReadOnlyList<AppAddress> addresses,
        TimeSpan patience,
        Action<StatusDocument> show,
        CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var status = await controller.StatusAsync(cancellationToken);
            show(status);
            var open = NotReady(manifests, addresses, status);
            if (open.Count == 0)
            {
                open = await SilentAsync(addresses, cancellationToken);
            }

            if (open.Count == 0 || time.GetElapsedTime(start) > patience)
            {
                return open;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Goes on until cancelled; calls with every status.</summary>
    public async Task ForEverAsync(Action<StatusDocument> show, CancellationToken cancellationToken)
    {
        while (true)
        {
            show(await controller.StatusAsync(cancellationToken));
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static List<string> NotReady(ManifestSet manifests, IReadOnlyList<AppAddress> addresses, StatusDocument status)
    {
        var known = status.All.ToDictionary(o => o.Key, StringComparer.Ordinal);
        return
        [
            .. manifests.Environments.Keys.Concat(addresses.Select(a => a.Key.ToString()))
                .Where(key => !(known.TryGetValue(key, out var item) && item.IsReady))
                .Select(key => known.TryGetValue(key, out var item) ? $"{key}: {item.Headline}" : $"{key}: not looked at yet"),
        ];
    }

    private async Task<List<string>> SilentAsync(IReadOnlyList<AppAddress> addresses, CancellationToken cancellationToken)
    {
        var silent = new List<string>();
        foreach (var app in addresses)
        {
            if (await probe.ProblemAsync(app.Address, cancellationToken) is { } problem)
            {
                silent.Add($"{app.Key}: {app.Address} does not answer: {problem}");
            }
        }

        return silent;
    }
}
