using Cyclops.LocalCloud.Authorization;
using Cyclops.LocalCloud.DataPlane;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Hosting;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Recording;
using Cyclops.LocalCloud.Route53;

namespace Cyclops.LocalCloud;

/// <summary>
/// An AWS-compatible cloud in this process. It answers the real wire protocols, by <see cref="CreateHandler"/> without any socket
/// or by <see cref="LocalCloudHost"/> on loopback. One gate serialises all calls, so state needs no locks and answers are reproducible.
/// </summary>
public sealed class LocalAws
{
    private readonly Lock _gate = new();
    private readonly CallPipeline _pipeline;
    private readonly ControlApi _control;
    private readonly Traffic _traffic;

    /// <param name="options">Null for the defaults: system clock, no delays, no throttling, no faults.</param>
    public LocalAws(LocalCloudOptions? options = null)
    {
        Core = new LocalCore(options ?? new LocalCloudOptions());
        Recorder = new CallRecorder(Core.Options.RecordedCalls);
        Services = new LocalServices(Core, Faults);
        var table = new OperationTable();
        foreach (var service in Services.All)
        {
            service.Register(table);
        }

        Operations = table.Freeze();
        Authorization = new LocalAuthorization(Core, Services);
        _pipeline = new CallPipeline(Core, table, Authorization, Faults, Recorder);
        _control = new ControlApi(this);
        _traffic = new Traffic(Core, new DnsTable(Services.Route53.Zones), Services.LoadBalancing, Services.Ecs);
    }

    public LocalCore Core { get; }

    /// <summary>All operations it knows, served or not.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    public FaultPlan Faults { get; } = new();

    /// <summary>Which calls policies allowed and refused; empty unless <see cref="LocalCloudOptions.Authorization"/> is set.</summary>
    public LocalAuthorization Authorization { get; }

    /// <summary>Every call answered, for tests and benchmarks that count them.</summary>
    public CallRecorder Recorder { get; }

    /// <summary>The services themselves, for scripts and tests that reach behind the API. Use them within <see cref="Locked{T}"/>.</summary>
    public LocalServices Services { get; }

    /// <summary>A handler for an <see cref="HttpClient"/> of an AWS client: the call never leaves the process nor the thread.</summary>
    public HttpMessageHandler CreateHandler() => new InProcessHandler(this);

    /// <summary>Answers one request. Completes synchronously but for a scripted delay.</summary>
    public async ValueTask<WireResponse> HandleAsync(WireRequest request, CancellationToken cancellationToken = default)
    {
        var response = request.Path.StartsWith(ControlApi.Prefix, StringComparison.Ordinal)
            ? _control.Answer(request)
            : Locked(now => _pipeline.Answer(request, now));
        if (response.Delay > TimeSpan.Zero)
        {
            await Task.Delay(response.Delay, Core.Options.Clock, cancellationToken);
        }

        return response;
    }

    /// <summary>Answers a visitor: routes by the Host header as the load balancers created here would.</summary>
    public WireResponse Visit(WireRequest request) => Locked(now => _traffic.Answer(request, now));

    /// <summary>Runs <paramref name="body"/> inside the gate, after everything that is due by now has happened.</summary>
    public T Locked<T>(Func<DateTimeOffset, T> body)
    {
        lock (_gate)
        {
            var now = Core.Options.Clock.GetUtcNow();
            Core.Timeline.AdvanceTo(now);
            return body(now);
        }
    }

    /// <summary>The instant of the next change that time alone brings, or null. A simulator may jump to it.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            return Core.Timeline.Next;
        }
    }

    /// <summary>Tells states apart: while it stays, neither a call nor time has changed anything. For those who look often.</summary>
    public long Version => Locked(_ => Core.Timeline.Passed + _pipeline.MutatingCalls);

    /// <summary>Forgets all state, calls and faults.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            foreach (var service in Services.All)
            {
                service.Reset();
            }

            Authorization.Clear();
            Core.Reset();
            _pipeline.Reset();
        }

        Faults.Clear();
        Recorder.Clear();
    }
}
