using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs.Clusters;
using Cyclops.LocalCloud.Ecs.TaskDefinitions;

namespace Cyclops.LocalCloud.Ecs.Services;

/// <summary>A service: its settings, rollouts and events.</summary>
internal sealed class HeldService(HeldCluster cluster, Service model, TagSet tags, CallContext creator)
{
    private const int EventsKept = 100;

    public HeldCluster Cluster => cluster;

    /// <summary>The settings; counts, deployments and events are filled in for each answer.</summary>
    public Service Model => model;

    public string Name => model.ServiceName;

    public string Arn => model.ServiceArn;

    public TagSet Tags => tags;

    public string Status
    {
        get => model.Status;
        set => model.Status = value;
    }

    public int Desired { get; set; }

    public CallContext Creator => creator;

    /// <summary>What was asked at creation, to recognise the same request again; null once the service was changed.</summary>
    public string? CreationKey { get; set; }

    public string? ClientToken { get; init; }

    /// <summary>The primary one first.</summary>
    public List<HeldDeployment> Deployments { get; } = [];

    /// <summary>All rollouts there were, latest first.</summary>
    public List<HeldDeployment> History { get; } = [];

    public HeldDeployment? LastCompleted { get; set; }

    public HeldDeployment Primary => Deployments[0];

    /// <summary>Latest first, as AWS answers.</summary>
    public List<ServiceEvent> Events { get; } = [];

    public bool Uses(HeldTaskDefinition revision) => Status != "INACTIVE" && Deployments.Exists(d => d.Definition == revision);

    public void Say(string what, IdSource ids, DateTimeOffset now)
    {
        Events.Insert(0, new ServiceEvent { Id = ids.Uuid(), CreatedAt = now.UtcDateTime, Message = $"(service {Name}) {what}" });
        if (Events.Count > EventsKept)
        {
            Events.RemoveAt(EventsKept);
        }
    }
}
