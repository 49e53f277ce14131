using Cyclops.Aws.Permissions;
using Cyclops.LocalCloud;
using Cyclops.LocalCloud.Authorization;
using Cyclops.LocalCloud.Options;
using Cyclops.Simulation.Honesty;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Policies;

/// <summary>What the policies of one world allowed and refused.</summary>
internal sealed record PolicyRun(string What, IReadOnlyList<UsedPermission> Used, IReadOnlyList<DeniedCall> Denied, IReadOnlyList<string> Violations)
{
    /// <summary>What the controller and the command line may do; everybody else may do everything.</summary>
    public static AuthorizationOptions Options { get; } = new()
    {
        Callers = new Dictionary<string, IReadOnlyList<string>?>
        {
            [SimulatedWorld.AccessKey] = [.. CyclopsPolicies.Controller(Scope).Select(p => p.Json)],
            [DiffLook.AccessKey] = [.. CyclopsPolicies.Diff(Scope).Select(p => p.Json)],
        },
    };

    /// <summary>As narrow as the command line makes it, but for the region: environments move between regions.</summary>
    public static PolicyScope Scope => new() { Platform = Worlds.Platform, Account = Worlds.Account };

    public static PolicyRun Of(string what, LocalAws cloud, IEnumerable<string> violations) =>
        new(what, [.. cloud.Authorization.Used], [.. cloud.Authorization.Denied], [.. violations]);
}
