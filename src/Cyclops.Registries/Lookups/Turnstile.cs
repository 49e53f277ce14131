namespace Cyclops.Registries.Lookups;

/// <summary>Lets one at a time through for each name, in the order in which they come.</summary>
internal sealed class Turnstile
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <returns>Lets the next one in when disposed of.</returns>
    public async Task<IDisposable> EnterAsync(string name, CancellationToken cancellationToken)
    {
        Gate? gate;
        lock (_lock)
        {
            if (!_gates.TryGetValue(name, out gate))
            {
                _gates[name] = gate = new Gate();
            }

            gate.Users++;
        }

        try
        {
            await gate.Free.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Forget(name, gate);
            throw;
        }

        return new Pass(this, name, gate);
    }

    private void Forget(string name, Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(name);
                gate.Free.Dispose();
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Free { get; } = new(1);

        public int Users { get; set; }
    }

    private sealed class Pass(Turnstile turnstile, string name, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Free.Release();
            turnstile.Forget(name, gate);
        }
    }
}
