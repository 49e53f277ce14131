using Cyclops.Engine.Manifests.Fields;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The one-off task before each rollout.</summary>
internal static class ReleaseFields
{
    public static readonly Field<EquatableList<string>> Command = Field<EquatableList<string>>.Needed(
        "command", SharedKinds.ReleaseCommand, "What runs in the app's main container in place of its `command`, as a list; a bare text is run as `/bin/sh -c text`.");

    public static readonly Field<TimeSpan> Timeout = Field<TimeSpan>.WithDefault(
        "timeout", new DurationKind("1m", "1d"), "10m", "Time after which it is stopped and counts as failed.");

    public static readonly ObjectKind Kind = new(
        "Release", "A task that runs once for each version of the app, before the version is rolled out: to migrate its database. While it runs, and when it fails, the old version keeps serving.", Command, Timeout)
    {
        ShortForm = Command,
        Planned = ["cpu", "memory"],
    };
}
