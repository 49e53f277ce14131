namespace Cyclops.Model.Manifests;

/// <summary>Everything one snapshot says, good and bad.</summary>
/// <param name="Platform">Null when <c>platform.yaml</c> is missing or invalid: then nothing may be applied.</param>
/// <param name="Environments">Valid environments by name.</param>
/// <param name="Apps">Valid apps by name.</param>
/// <param name="InvalidEnvironments">Names of environments whose manifest is there and invalid.</param>
/// <param name="InvalidApps">Names of apps whose manifest is there and invalid, or cannot be told because the platform is: frozen at what runs.</param>
/// <param name="ContestedHosts">
/// Hosts that more than one app (or one app in several environments) claims, with all who do. They are among the
/// errors, but nobody is invalid for it: whoever has the host keeps it.
/// </param>
/// <param name="Errors">All errors of all files, in order of position.</param>
public sealed record ManifestSet(
    PlatformManifest? Platform,
    EquatableMap<EnvironmentManifest> Environments,
    EquatableMap<AppManifest> Apps,
    EquatableList<string> InvalidEnvironments,
    EquatableList<string> InvalidApps,
    EquatableMap<EquatableList<ObjectKey>> ContestedHosts,
    EquatableList<ManifestError> Errors)
{
    /// <summary>Whether every file was read without an error. Only then may anything be deleted.</summary>
    public bool IsComplete => Errors.Count == 0 && Platform is not null;
}
