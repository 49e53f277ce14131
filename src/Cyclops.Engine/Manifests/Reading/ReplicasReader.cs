using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads how many copies of an app run: a number, or what an autoscaler is to do.</summary>
internal static class ReplicasReader
{
    private static readonly NumberOrMapKind Kind = (NumberOrMapKind)AppFields.Replicas.Kind;

    /// <summary>The number, or the lowest that an autoscaler sets.</summary>
    /// <param name="spec">Merged and checked.</param>
    public static int Fewest(YamlMapping spec) =>
        AppFields.Replicas.Of(spec) is YamlMapping map ? ScalingFields.Min.Of(map) : Kind.Number.Read(AppFields.Replicas.Of(spec));

    /// <summary>What an autoscaler is to do; null: there is none.</summary>
    /// <param name="spec">Merged and checked.</param>
    public static ScalingSpec? Scaling(YamlMapping spec) => AppFields.Replicas.Of(spec) is YamlMapping map
        ? new(
            ScalingFields.Min.Of(map),
            ScalingFields.Max.Of(map),
            ScalingFields.Cpu.ValueOrNull(map),
            ScalingFields.Memory.ValueOrNull(map),
            ScalingFields.Requests.ValueOrNull(map))
        : null;
}
