using Microsoft.Extensions.Logging;

namespace Cyclops.Simulation.World;

/// <summary>The controller's log as part of the trace.</summary>
internal sealed class TraceLogs(SimulatedWorld world, Life life) : ILoggerFactory, ILogger
{
    /// <summary>The loop died, a poll failed by a mistake of ours: ids of the controller's log.</summary>
    private const int PollFailed = 5015;
    private const int LoopDied = 5030;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
        // There is one place for lines to go.
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel) || life.IsDead)
        {
            return;
        }

        var line = $"{formatter(state, exception)}{(exception is null ? "" : $" | {exception.GetType().Name}: {exception.Message}")}";
        world.Trace.Add(life.Number, "log", line);
        world.Oracles.Logged(line);
        if (eventId.Id is PollFailed or LoopDied)
        {
            world.Oracles.Violated("S19", $"{formatter(state, exception)}: {exception}");
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
