namespace Cyclops.Model.Manifests;

/// <summary>A task of an app that runs at times.</summary>
/// <param name="Schedule">When: <c>cron(...)</c> or <c>rate(...)</c> as EventBridge Scheduler takes it.</param>
/// <param name="Timezone">Name of the time zone that a cron expression is meant in. Default <c>UTC</c>.</param>
/// <param name="Command">What runs in the app's main container in place of its command, word by word.</param>
public sealed record JobSpec(string Schedule, string Timezone, EquatableList<string> Command);
