using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs.Clusters;

/// <summary>A container instance. Its Docker gives tasks host ports from the ephemeral range.</summary>
internal sealed class HeldInstance(ContainerInstance model)
{
    private const int FirstPort = 32768;
    private const int LastPort = 60999;
    private readonly SortedSet<int> _ports = [];
    private int _next = FirstPort;

    public ContainerInstance Model => model;

    public string Arn => model.ContainerInstanceArn;

    public TagSet Tags { get; } = new();

    public int Tasks { get; set; }

    /// <summary>Whether a user registered it; such an instance keeps its cluster from being deleted.</summary>
    public bool ByHand { get; init; }

    public bool Active => model.Status == "ACTIVE";

    public bool IsFree(int port) => !_ports.Contains(port);

    /// <summary>Takes a host port: the one asked for, or for 0 the next free one.</summary>
    public int Take(int port)
    {
        while (port == 0)
        {
            var candidate = _next;
            _next = _next == LastPort ? FirstPort : _next + 1;
            port = IsFree(candidate) ? candidate : 0;
        }

        _ports.Add(port);
        return port;
    }

    public void Release(int port) => _ports.Remove(port);
}
