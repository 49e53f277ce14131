using Cyclops.LocalCloud.Hosting;
using Cyclops.LocalCloud.Options;

// A local cloud by itself: [delays: instant|fast|realistic] [API port] [data plane port]. Ends with Ctrl-C.
var delays = args.FirstOrDefault() switch
{
    "realistic" => LifeCycleDelays.Realistic,
    "instant" => LifeCycleDelays.Instant,
    _ => LifeCycleDelays.Fast,
};
var stop = new TaskCompletionSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.TrySetResult();
};
await using var host = await LocalCloudHost.StartAsync(
    new LocalCloudOptions { Delays = delays },
    args.Length > 1 ? int.Parse(args[1], null) : 0,
    args.Length > 2 ? int.Parse(args[2], null) : 0);
Console.WriteLine($"export AWS_ENDPOINT_URL={host.Endpoint.ToString().TrimEnd('/')}");
Console.WriteLine($"load balancers listen at {host.DataPlane}");
await stop.Task;
