using Amazon.ApplicationAutoScaling;
using Amazon.ApplicationAutoScaling.Model;

namespace Cyclops.LocalCloud.ApplicationAutoScaling;

/// <summary>The scalable targets of one region.</summary>
internal sealed class ScalingRegion
{
    private const string DesiredCount = "ecs:service:DesiredCount";

    /// <summary>By the id of what is scaled: <c>service/cluster/name</c>.</summary>
    public SortedDictionary<string, HeldScalableTarget> Targets { get; } = new(StringComparer.Ordinal);

    /// <exception cref="ObjectNotFoundException">It is not scaled.</exception>
    public HeldScalableTarget Target(ServiceNamespace space, string resourceId, ScalableDimension dimension)
    {
        Check(space, dimension);
        return Targets.GetValueOrDefault(resourceId)
            ?? throw new ObjectNotFoundException($"No scalable target registered for service namespace: {space.Value}, resource ID: {resourceId}, scalable dimension: {dimension.Value}");
    }

    /// <summary>Only the count of ECS services is scaled here.</summary>
    /// <param name="space">The service.</param>
    /// <param name="dimension">What of it; null: any.</param>
    public static void Check(ServiceNamespace? space, ScalableDimension? dimension)
    {
        if (space?.Value != "ecs")
        {
            throw AwsErrors.Receiver("NotImplemented", "The local cloud scales services of ECS only.", 501);
        }

        if (dimension is not null && dimension.Value != DesiredCount)
        {
            throw new ValidationException($"Unsupported service namespace, resource type or scalable dimension: ecs, {dimension.Value}");
        }
    }
}
