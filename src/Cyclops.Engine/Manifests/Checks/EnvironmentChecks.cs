using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>Fields of an environment among each other.</summary>
internal static class EnvironmentChecks
{
    public static void Run(YamlMapping spec, CheckContext context)
    {
        if (EnvironmentFields.Cluster.NodeIn(spec) is not YamlMapping cluster || ClusterFields.Ec2.NodeIn(cluster) is not YamlMapping pool)
        {
            return;
        }

        var (min, max) = (ClusterFields.Min.Of(pool), ClusterFields.Max.Of(pool));
        if (min > max)
        {
            context.Push("cluster.ec2.min");
            context.Add(
                ErrorCodes.MinAboveMax,
                ClusterFields.Min.NodeIn(pool) ?? pool,
                $"The fewest instances ({min}) are more than the most ({max}).",
                "lower min or raise max");
            context.Pop();
        }
    }
}
