using Microsoft.Extensions.Hosting;

namespace Cyclops.LocalCloud.Hosting;

/// <summary>Leaves signals to the program we live in: the usual lifetime would swallow its SIGTERM and Ctrl-C.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
