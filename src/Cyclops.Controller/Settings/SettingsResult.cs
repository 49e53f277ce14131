namespace Cyclops.Controller.Settings;

/// <summary>What came of reading settings.</summary>
/// <param name="Settings">Null when there are problems.</param>
/// <param name="Problems">One sentence each; empty when there are settings.</param>
public sealed record SettingsResult(ControllerSettings? Settings, IReadOnlyList<string> Problems);
