using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>
/// Hosts of an app that is invalid, as far as they can be made out. The app goes on running as it is, so nobody else
/// may take its hosts only because there is a mistake elsewhere in its manifest.
/// </summary>
internal static class FrozenClaims
{
    public static IReadOnlyList<HostClaim> Of(AppFiles files, Surroundings surroundings)
    {
        if (files.Main?.Root is not { } root)
        {
            return [];
        }

        var spec = root.Find("spec") as YamlMapping;
        var listed = spec?.Find(AppFields.Environments.Name) as YamlMapping;
        return [.. surroundings.Environments.Values
            .Where(environment => listed is null || listed.TryGet(environment.Name, out _))
            .SelectMany(environment => ClaimsIn(environment, spec, listed, files, root))];
    }

    private static IEnumerable<HostClaim> ClaimsIn(
        EnvironmentManifest environment, YamlMapping? spec, YamlMapping? listed, AppFiles files, YamlMapping root)
    {
        var file = files.Overrides.FirstOrDefault(file => ((FileRole.Override)file.Role).EnvironmentName == environment.Name);
        var claimant = new ObjectKey(environment.Name, files.Name);
        var hosts = HostsOf(file?.Root?.Find("spec")) ?? HostsOf(listed?.Find(environment.Name)) ?? HostsOf(spec);
        return hosts is null
            ? [new HostClaim(AppSpecReader.DefaultHost(files.Name, environment), claimant, root.Position, "spec.hosts")]
            : hosts.Items.OfType<YamlScalar>()
                .Where(item => SharedKinds.HostText.TryRead(item, out _) is null)
                .Select(item => new HostClaim(SharedKinds.HostText.Read(item), claimant, item.Position, "spec.hosts"))
                .DistinctBy(claim => claim.Host, StringComparer.Ordinal);
    }

    private static YamlSequence? HostsOf(YamlNode? layer) => (layer as YamlMapping)?.Find(AppFields.Hosts.Name) as YamlSequence;
}
