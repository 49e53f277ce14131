using System.Globalization;

namespace Cyclops.Simulation.Commands;

/// <summary>A line of progress now and then.</summary>
internal sealed class Progress(TextWriter output, string what, int all)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private TimeSpan _last;

    public void Done(int count)
    {
        lock (_lock)
        {
            var elapsed = TimeProvider.System.GetElapsedTime(_start);
            if (elapsed - _last < Pause)
            {
                return;
            }

            _last = elapsed;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {count} of {all}, {count / elapsed.TotalSeconds:0.0} a second, {TimeSpan.FromSeconds((all - count) * elapsed.TotalSeconds / Math.Max(count, 1)):mm\\:ss} to go"));
        }
    }
}
