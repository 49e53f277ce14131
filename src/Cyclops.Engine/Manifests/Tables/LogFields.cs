using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>Logs of an app.</summary>
internal static class LogFields
{
    public static readonly Field<int> AppRetentionDays = Field<int>.Optional(
        "retentionDays", SharedKinds.LogRetention, "the environment's", "Days that logs are kept; one of the values CloudWatch Logs allows.");

    public static readonly Field<int> EnvironmentRetentionDays = Field<int>.WithDefault(
        "retentionDays", SharedKinds.LogRetention, "30", "Days that logs are kept; one of the values CloudWatch Logs allows.");

    public static readonly ObjectKind AppKind = new("AppLogs", "Logs of the app.", AppRetentionDays) { Planned = ["driver"] };

    public static readonly ObjectKind EnvironmentKind = new("EnvironmentLogs", "Logs of the apps, unless they say otherwise.", EnvironmentRetentionDays);
}
