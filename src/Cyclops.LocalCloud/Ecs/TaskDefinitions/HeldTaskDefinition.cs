using Amazon.ECS;
using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs.TaskDefinitions;

/// <summary>One revision; immutable but for its status and tags.</summary>
internal sealed record HeldTaskDefinition(TaskDefinition Model, TagSet Tags)
{
    public string Arn => Model.TaskDefinitionArn;

    public bool Active => Model.Status == TaskDefinitionStatus.ACTIVE;

    public bool Awsvpc => Model.NetworkMode == NetworkMode.Awsvpc;
}
