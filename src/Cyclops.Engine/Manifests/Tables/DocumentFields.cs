using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The four kinds of files: header and spec.</summary>
internal static class DocumentFields
{
    public static readonly ObjectKind Platform = Document("Platform", "Platform", "`platform.yaml`: what holds for all environments.", SharedKinds.PlatformName, PlatformFields.Spec);

    public static readonly ObjectKind Environment = Document(
        "Environment", "Environment", "`environments/<env>/environment.yaml`: what apps are deployed into.", SharedKinds.EnvironmentName, EnvironmentFields.Spec);

    public static readonly ObjectKind App = Document("App", "App", "`apps/<app>/app.yaml`: one application.", SharedKinds.AppName, AppFields.Spec);

    public static readonly ObjectKind AppOverride = Document(
        "AppOverride", "App", "`apps/<app>/<env>.yaml`: what differs for an app in one environment.", SharedKinds.AppName, AppFields.Layer);

    public static IReadOnlyList<ObjectKind> All => [Platform, Environment, App, AppOverride];

    private static ObjectKind Document(string definition, string kind, string doc, TextKind name, ObjectKind spec)
    {
        var metadata = new ObjectKind(
            $"{definition}Metadata",
            "Name and labels.",
            Field<string>.Required("name", name, definition == "Platform" ? "Part of every name and tag Cyclops makes." : "Equals the name of the folder."),
            Field<EquatableMap<string>>.WithDefault("labels", SharedKinds.Labels, "{}", "Free labels: customer, cohort."),
            Field<EquatableMap<string>>.WithDefault("annotations", SharedKinds.Annotations, "{}", "Free annotations; `cyclops/...` ones steer Cyclops."));
        return new ObjectKind(
            definition,
            doc,
            Field<string>.Required("apiVersion", Word("cyclops/v1", ErrorCodes.UnsupportedVersion), "Version of the manifest format."),
            Field<string>.Required("kind", Word(kind, ErrorCodes.WrongKind), "What the file describes."),
            Field<YamlMapping>.Required("metadata", metadata, "Name and labels."),
            Field<YamlMapping>.Required("spec", spec, spec.Doc));
    }

    private static ChoiceKind<string> Word(string word, string code) => new((word, word)) { Code = code };
}
