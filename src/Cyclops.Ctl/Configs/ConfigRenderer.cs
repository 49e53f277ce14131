using Cyclops.Ctl.Json;
using Cyclops.Ctl.Workspaces;
using Cyclops.Engine.Graphs;
using Cyclops.Engine.Kinds;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.PlatformStack;

namespace Cyclops.Ctl.Configs;

/// <summary>Manifests to the texts that stand for them. Asks nobody, and equal manifests give equal texts.</summary>
internal sealed class ConfigRenderer(ManifestSet manifests, PlatformManifest platform, AwsKindCatalogs clouds)
{
    /// <summary>The template of the platform's own stack.</summary>
    public RenderedText Platform()
    {
        var template = PlatformStackTemplate.Of(platform, manifests.Environments.Values);
        return new(template.StackName, template.Body);
    }

    /// <summary>The templates of an environment's stacks.</summary>
    /// <param name="name">Null: of all environments.</param>
    public IEnumerable<RenderedText> Environments(string? name) =>
        from environment in Names.Environments(manifests, name)
        from resource in Graph(environment).Graph.OwnedBy(ObjectKey.ForEnvironment(environment))
        let stack = resource.Spec as EnvironmentStackSpec
        where stack is not null
        select new RenderedText(stack.StackName, stack.Body);

    /// <summary>What an app comes to, which has no stack, in each of its environments.</summary>
    public IEnumerable<RenderedText> App(string name)
    {
        Names.Check("app", [name], manifests.Apps.Keys);
        return manifests.Apps[name].Environments.Keys.Where(manifests.Environments.ContainsKey).Select(e => App(name, e));
    }

    private RenderedText App(string name, string environment)
    {
        var (graph, kinds) = Graph(environment);
        var key = new ObjectKey(environment, name);
        return new(key.ToString(), JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("app", name);
            json.WriteString("environment", environment);
            json.WriteStartArray("resources");
            foreach (var resource in graph.OwnedBy(key))
            {
                json.WriteStartObject();
                json.WriteString("kind", resource.Id.Kind);
                json.WriteString("name", resource.Id.Name);
                json.WriteStartObject("fields");
                foreach (var field in kinds[resource.Id.Kind].Describe(resource, Shown))
                {
                    json.WriteString(field.Path, field.Wanted);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }));
    }

    private (ResourceGraph Graph, KindCatalog Kinds) Graph(string environment)
    {
        var kinds = clouds.For(platform, manifests.Environments[environment]);
        return (new GraphBuilder(kinds).Build(manifests, environment)!, kinds);
    }

    /// <summary>What another resource gives is named, as it is not known here.</summary>
    private static Value Shown(Input? input) => input is null ? Value.Unset
        : Value.Known(input.From is { } from ? $"${{{from.To.LocalName}.{from.Output}}}{input.Suffix}" : input.Literal!);
}
