using Cyclops.Model.Manifests;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Oracles;

/// <summary>S31: a service is given images that the manifest names, each by a digest that the registry had for it.</summary>
internal sealed class ImageOracle(OracleBoard board) : Oracle(board)
{
    public override void Called(CloudCall call)
    {
        if (call.Site.Operation is not ("ecs:CreateService" or "ecs:UpdateService") || call.Head is not { } head)
        {
            return;
        }

        var manifests = World.Manifests(head.Commit);
        foreach (var (before, after) in call.After.Since(call.Before))
        {
            if (after is { Kind: CloudView.Service, Owner: { App: { } app } owner }
                && before?["taskDefinition"] != after["taskDefinition"]
                && manifests.Apps.GetValueOrDefault(app)?.Environments.GetValueOrDefault(owner.Environment) is { } spec
                && call.After.OfKind(CloudView.Definition).FirstOrDefault(d => d.Name == after["taskDefinition"]) is { } definition)
            {
                Judge(after, definition, spec);
            }
        }
    }

    private void Judge(Thing service, Thing definition, AppSpec spec)
    {
        var named = spec.Containers.Values.Append(spec.Web).Select(c => c.Image).ToHashSet(StringComparer.Ordinal);
        foreach (var (image, digest) in Images.Of(definition))
        {
            if (!named.Contains(image))
            {
                Violated("S31", $"{service.Key} is given {image}, which its manifest does not name");
            }

            if (Images.InRegistry(image) is { } own && !World.Registry.HasHad(own, digest))
            {
                Violated("S31", $"{service.Key} is given {image} by {(digest.Length == 0 ? "no digest" : digest)}, which the registry never had for it");
            }
        }
    }
}
