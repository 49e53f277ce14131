using System.Runtime.CompilerServices;
using Cyclops.Aws.Logs;
using Cyclops.Model.Outcomes;

namespace Cyclops.Ctl.Logs;

/// <summary>The lines of an app: those that are there, and then those that come. Each comes once.</summary>
/// <param name="logs">Where they are read.</param>
/// <param name="request">Which are wanted.</param>
/// <param name="time">The clock.</param>
internal sealed class LogFeed(LogsGateway logs, LogRequest request, TimeProvider time)
{
    /// <summary>How far back is looked for the last lines when nobody says.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(7);

    /// <summary>The first look back, enough for whoever writes at all; each further one is longer.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(10);
    private const int Longer = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Lines come late and out of order: so much before the newest one is read again, and known ones are passed over.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    /// <summary>How far back from now a look goes at most: AWS takes no call of a clock that is off by more than half of it.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private DateTimeOffset _newest = DateTimeOffset.MinValue;
    private DateTimeOffset _floor = time.GetUtcNow();

    /// <summary>Lines that are there, oldest first.</summary>
    /// <exception cref="CloudFault"><c>ResourceNotFoundException</c>: there is no such log group.</exception>
    public async IAsyncEnumerable<AppLine> PastAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (now, reach) = (time.GetUtcNow(), request.Since ?? Reach);
        if (request.Count is not { } count)
        {
            await foreach (var line in NewAsync(now - reach, before: null, cancellationToken))
            {
                yield return line;
            }

            yield break;
        }

        foreach (var line in await LastAsync(now, reach, count, cancellationToken))
        {
            yield return line;
        }
    }

    /// <summary>Lines that come from then on, until cancelled. A look that fails for a while is made again, and nothing is lost by it.</summary>
    /// <param name="onTrouble">Called with what went wrong, once until it goes well again.</param>
    public async IAsyncEnumerable<AppLine> FollowAsync(Action<CloudFault> onTrouble, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isWell = true;
        while (true)
        {
            await Task.Delay(Pause, time, cancellationToken);
            var lines = new List<AppLine>();
            try
            {
                await foreach (var line in NewAsync(Start(), before: null, cancellationToken))
                {
                    lines.Add(line);
                }

                isWell = true;
            }
            catch (CloudFault fault) when (fault.IsTransient)
            {
                if (isWell)
                {
                    onTrouble(fault);
                }

                isWell = false;
            }

            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }

    private DateTimeOffset Start()
    {
        var now = time.GetUtcNow();
        var start = Later((_newest < now ? _newest : now) - (_newest == DateTimeOffset.MinValue ? TimeSpan.Zero : Late), now - Quiet);
        foreach (var (id, at) in _seen)
        {
            if (at < start)
            {
                _seen.Remove(id);
            }
        }

        return Later(start, _floor);
    }

    /// <summary>Looks back step by step, so that who writes much is not read from the beginning.</summary>
    private async Task<IEnumerable<AppLine>> LastAsync(DateTimeOffset now, TimeSpan reach, int count, CancellationToken cancellationToken)
    {
        var last = new List<AppLine>();
        DateTimeOffset? before = null;
        for (var look = FirstLook; last.Count < count && (before is null || before > now - reach); look *= Longer)
        {
            var window = new Queue<AppLine>();
            var from = now - (look < reach ? look : reach);
            await foreach (var line in NewAsync(from, before, cancellationToken))
            {
                window.Enqueue(line);
                if (window.Count > count)
                {
                    window.Dequeue();
                }
            }

            last.InsertRange(0, window);
            before = from;
        }

        return last.TakeLast(count);
    }

    private async IAsyncEnumerable<AppLine> NewAsync(DateTimeOffset from, DateTimeOffset? before, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _floor = from < _floor ? from : _floor;
        await foreach (var page in logs.ReadAsync(request.Query with { From = from, Before = before }, cancellationToken))
        {
            foreach (var line in page.Select(AppLine.Of).Where(l => _seen.TryAdd(l.Id, l.At)))
            {
                _newest = Later(_newest, line.At);
                if (request.Wants(line))
                {
                    yield return line;
                }
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
