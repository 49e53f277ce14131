using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Status;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;

namespace Cyclops.Ctl.Up;

/// <summary>Everything on this machine, from start to stop.</summary>
/// <param name="folder">The config repository.</param>
/// <param name="patience">How long all may take to be live.</param>
internal sealed class UpSession(CtlContext context, string folder, UpSettings settings, TimeSpan patience)
{
    private readonly LineWriter _notes = context.Console.Notes;
    private readonly StatusNews _news = new();

    /// <summary>Runs.</summary>
    /// <param name="once">Ends when all is live, or is not in time; else goes on until cancelled.</param>
    /// <param name="cancellationToken">Ctrl-C: everything is stopped.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(bool once, CancellationToken cancellationToken)
    {
        var from = new SourceArguments(folder, settings.ManifestsPath, settings.Branch);
        var checkout = await ManifestCheckout.ReadAsync(from, context.Time, cancellationToken);
        if (checkout.Manifests.Errors.Count > 0)
        {
            ErrorPrinter.Print(checkout.Manifests.Errors, _notes);
            _notes.Line(Piece.Danger($"{ErrorPrinter.Count(checkout.Manifests.Errors)}; the rest is started."));
        }

        _notes.Line($"Config repository: {folder} (branch {settings.Branch})");
        await using var platform = await LocalPlatform.StartAsync(settings, context.Time, cancellationToken);
        _notes.Line($"Controller: {platform.Server}  AWS stand-in: {platform.Endpoint}  load balancers: {platform.DataPlane}");
        using var client = new ControllerClient(platform.Server);
        using var probe = new AppProbe(platform.DataPlane);
        var watch = new LiveWatch(client, probe, context.Time);
        var addresses = AppAddress.Of(checkout.Manifests, platform.DataPlane);
        var open = await UntilLiveAsync(watch, checkout, addresses, cancellationToken);
        foreach (var line in open)
        {
            _notes.Line(Piece.Danger("not live: "), line);
        }

        Guide.PrintAddresses([.. addresses.Where(a => !open.Any(o => o.StartsWith($"{a.Key}:", StringComparison.Ordinal)))], platform, context.Console.Out);
        if (once)
        {
            return open.Count == 0 ? ExitCodes.Ok : ExitCodes.Differences;
        }

        Guide.PrintNextSteps(folder, addresses, platform, _notes);
        await StayAsync(watch, cancellationToken);
        return ExitCodes.Ok;
    }

    private async Task<IReadOnlyList<string>> UntilLiveAsync(
        LiveWatch watch,
        ManifestCheckout checkout,
        IReadOnlyList<AppAddress> addresses,
        CancellationToken cancellationToken)
    {
        if (context.Console.Live is { } terminal)
        {
            // The table tells it all; the lines begin after it.
            return await LiveTable.RunAsync(
                terminal,
                show => watch.UntilLiveAsync(checkout.Manifests, addresses, patience, status => ShowBoth(show, status), cancellationToken));
        }

        return await watch.UntilLiveAsync(checkout.Manifests, addresses, patience, Print, cancellationToken);
    }

    private void ShowBoth(Action<StatusDocument> show, StatusDocument status)
    {
        show(status);
        foreach (var _ in _news.Since(status))
        {
            // Taken note of, so that it is no news later.
        }
    }

    private async Task StayAsync(LiveWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            await watch.ForEverAsync(Print, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _notes.Line();
            _notes.Line("Stopping.");
        }
    }

    private void Print(StatusDocument status)
    {
        foreach (var pieces in _news.Since(status))
        {
            _notes.Line([Piece.Faint($"{context.Time.GetLocalNow():HH:mm:ss}  "), .. pieces]);
        }
    }
}
