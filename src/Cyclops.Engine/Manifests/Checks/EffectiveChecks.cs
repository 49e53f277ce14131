using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>What can only be said of an app's merged spec in one environment.</summary>
internal static class EffectiveChecks
{
    /// <param name="spec">The merged spec.</param>
    /// <param name="app">Name of the app.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="context">Where errors go.</param>
    public static void Run(YamlMapping spec, string app, EnvironmentManifest environment, PlatformManifest platform, CheckContext context)
    {
        var before = context.ErrorCount;
        AppFields.Layer.Check(spec, context);
        if (context.ErrorCount > before)
        {
            return;
        }

        LayerChecks.Run(spec, context);
        CheckContainerNames(spec, app, context);
        DependencyChecks.Run(spec, app, context);
        ScalingChecks.Run(spec, context);
        RolloutChecks.Run(spec, context);
        BackendChecks.Run(spec, environment, platform, context);
        if (environment.Cluster is ClusterSpec.Fargate)
        {
            FargateChecks.Run(spec, context);
        }
    }

    private static void CheckContainerNames(YamlMapping spec, string app, CheckContext context)
    {
        if (AppFields.Containers.NodeIn(spec) is YamlMapping containers && containers.Entries.FirstOrDefault(entry => entry.Name == app) is { Key: not null } clash)
        {
            context.Push(AppFields.Containers.Name);
            context.Push(app);
            context.Add(ErrorCodes.ContainerNamedAsApp, clash.Key, $"The container is named as the app, {Shown.Quote(app)}: that is the main container's name.", "give it another name");
            context.Pop();
            context.Pop();
        }
    }
}
