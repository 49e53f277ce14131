using System.Globalization;
using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs.TaskDefinitions;

/// <summary>Finds revisions by <c>family</c>, <c>family:revision</c> or ARN.</summary>
internal static class TaskDefinitionTable
{
    /// <summary>The revision meant, in any status; for a bare family its latest active one. Null when there is none.</summary>
    public static HeldTaskDefinition? Find(EcsRegion region, string reference)
    {
        var parts = EcsArns.LastPart(reference).Split(':');
        if (!region.Families.TryGetValue(parts[0], out var family))
        {
            return null;
        }

        return parts.Length == 1
            ? family.LatestActive
            : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? family.Revisions.GetValueOrDefault(revision) : null;
    }

    /// <summary>A revision that new tasks may use.</summary>
    public static HeldTaskDefinition Usable(EcsRegion region, string reference)
    {
        var found = Find(region, reference) ?? throw new ClientException("TaskDefinition not found.");
        return found.Active ? found : throw new ClientException("TaskDefinition is inactive");
    }
}
