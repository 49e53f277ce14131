namespace Cyclops.Model.Manifests;

/// <summary>A one-off task of an app that runs once for each of its versions, before the version is rolled out.</summary>
/// <param name="Command">Words of the command line, in the app's main container.</param>
/// <param name="Timeout">After which it is stopped and counts as failed, 1 min to 1 d. Default 10 minutes.</param>
public sealed record ReleaseSpec(EquatableList<string> Command, TimeSpan Timeout);
