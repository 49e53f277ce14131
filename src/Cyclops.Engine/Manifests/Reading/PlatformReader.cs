using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads a checked platform.</summary>
internal static class PlatformReader
{
    public static PlatformManifest Read(ParsedFile file)
    {
        var safety = PlatformFields.Safety.Of(file.Spec);
        return new PlatformManifest(
            ((YamlScalar)file.Metadata.Find("name")!).Text,
            PlatformFields.Region.OrNull(file.Spec),
            new(PlatformFields.Accounts.Of(file.Spec).Select(item => KeyValuePair.Create(item.Key, ReadAccount(item.Value)))),
            new SafetySpec(
                SafetyFields.MaxDeletes.Of(safety),
                SafetyFields.MaxDeletePercent.Of(safety),
                SafetyFields.Retention.Of(safety))
            {
                FinalBackup = SafetyFields.FinalBackup.Of(safety),
            },
            PlatformFields.Tags.Of(file.Spec),
            file.Root!.Position)
        {
            ConfigBucket = PlatformFields.ConfigBucket.OrNull(file.Spec),
            StackRoleArn = PlatformFields.StackRoleArn.OrNull(file.Spec),
            Registries = new(PlatformFields.Registries.Of(file.Spec).Select(item => KeyValuePair.Create(item.Key, ReadRegistry(item.Value)))),
            Sentry = PlatformFields.Sentry.OrNull(file.Spec) is { } sentry ? ReadSentry(sentry) : null,
            Controller = PlatformFields.Controller.OrNull(file.Spec) is { } controller ? ReadController(controller) : null,
        };
    }

    private static AccountSpec ReadAccount(YamlMapping account) => new(AccountFields.Id.Of(account), AccountFields.Role.OrNull(account))
    {
        StackRole = AccountFields.StackRole.OrNull(account),
        Position = AccountFields.Id.NodeIn(account)!.Position,
    };

    private static RegistrySpec ReadRegistry(YamlMapping registry) => new(
        RegistryFields.Secret.OrNull(registry),
        RegistryFields.Resolve.ValueOrNull(registry));

    private static SentrySpec ReadSentry(YamlMapping sentry) => new(
        SentryFields.Url.Of(sentry),
        SentryFields.Organization.Of(sentry),
        SentryFields.Team.Of(sentry),
        SentryFields.TokenSecret.Of(sentry),
        sentry.Position);

    private static ControllerSpec ReadController(YamlMapping controller) => new(
        ControllerFields.Image.Of(controller),
        ControllerFields.Cpu.Of(controller),
        ControllerFields.Memory.Of(controller),
        ControllerFields.Repository.Of(controller),
        ControllerFields.Branch.Of(controller));
}
