using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Graphs;

/// <summary>Manifests to graph: every kind expands what it has, references become edges.</summary>
public sealed class GraphBuilder(KindCatalog kinds)
{
    /// <summary>The graph of an environment and its valid apps.</summary>
    /// <returns>Null when the platform or the environment is missing or invalid: then nothing is known to be wanted.</returns>
    public ResourceGraph? Build(ManifestSet manifests, string environment)
    {
        if (manifests.Platform is not { } platform || !manifests.Environments.TryGetValue(environment, out var manifest))
        {
            return null;
        }

        var apps = manifests.Apps
            .Where(a => a.Value.Environments.ContainsKey(environment))
            .Select(a => KeyValuePair.Create(a.Key, a.Value.Environments[environment]));
        var scope = new EnvironmentScope(platform, manifest, new(apps));
        var resources = kinds.InOrder.SelectMany(k => k.Expand(scope)).ToList();
        foreach (var (name, spec) in scope.Apps)
        {
            var appScope = new AppScope(scope, manifests.Apps[name], spec, ContestedHostsOf(new ObjectKey(environment, name), manifests));
            resources.AddRange(kinds.InOrder.SelectMany(k => k.Expand(appScope)));
        }

        return Order(resources, kinds.InOrder.SelectMany(k => k.Warnings(scope)).ToEquatableList());
    }

    /// <summary>Puts resources in order of their references.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="warnings">What AWS cannot do of all this.</param>
    /// <exception cref="GraphException">An id twice, a kind's reference it did not declare, or a cycle.</exception>
    public ResourceGraph Order(IReadOnlyCollection<Resource> resources, EquatableList<string> warnings = default)
    {
        var byId = new SortedDictionary<ResourceId, Resource>();
        foreach (var resource in resources)
        {
            if (!byId.TryAdd(resource.Id, resource))
            {
                throw new GraphException($"two resources are named {resource.Id}");
            }
        }

        var references = byId.Values.ToDictionary(r => r.Id, ReferencesOf);
        var inOrder = new List<Resource>(byId.Count);
        var state = new Dictionary<ResourceId, bool>();
        foreach (var id in byId.Keys)
        {
            Visit(id);
        }

        return new ResourceGraph(inOrder, references, warnings);

        void Visit(ResourceId id)
        {
            if (state.TryGetValue(id, out var done))
            {
                if (!done)
                {
                    throw new GraphException($"resources refer to each other in a cycle through {id}");
                }

                return;
            }

            state[id] = false;
            foreach (var reference in references[id])
            {
                if (byId.ContainsKey(reference))
                {
                    Visit(reference);
                }
            }

            state[id] = true;
            inOrder.Add(byId[id]);
        }
    }

    private static EquatableMap<string> ContestedHostsOf(ObjectKey app, ManifestSet manifests) =>
        new(manifests.ContestedHosts
            .Where(c => c.Value.Contains(app))
            .Select(c => KeyValuePair.Create(c.Key, string.Join(", ", c.Value.Where(a => a != app)))));

    private EquatableList<ResourceId> ReferencesOf(Resource resource)
    {
        var kind = kinds[resource.Id.Kind];
        var references = kind.References(resource).Select(r => r.To).Distinct().Order().ToEquatableList();
        foreach (var reference in references)
        {
            if (reference.Kind != kind.Name && !kind.ReferencedKinds.Contains(reference.Kind, StringComparer.Ordinal))
            {
                throw new GraphException($"{resource.Id} refers to {reference}, but {kind.Name} does not list {reference.Kind} in ReferencedKinds");
            }
        }

        return references;
    }
}
