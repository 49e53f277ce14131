using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Controller.Sources;

/// <summary>The manifests that are followed.</summary>
/// <param name="TreeId">Git's object name of the manifests folder.</param>
/// <param name="Root">The manifests folder.</param>
/// <param name="At">When they were accepted: worlds observed before were observed for other manifests.</param>
internal sealed record AcceptedManifests(CommitInfo Commit, string TreeId, string Root, ManifestSet Manifests, TimeSpan At)
{
    /// <summary>Every environment and every app in each of its environments, in order; those with an invalid manifest have no place here.</summary>
    public IEnumerable<ObjectKey> Keys =>
        Manifests.Environments.Keys.Select(ObjectKey.ForEnvironment)
            .Concat(Manifests.Apps.Values.SelectMany(a => a.Environments.Keys.Select(e => new ObjectKey(e, a.Name))))
            .Order();

    /// <summary>Whether the manifests ask for it.</summary>
    public bool Wants(ObjectKey key) => key.App is { } app
        ? Manifests.Apps.TryGetValue(app, out var manifest) && manifest.Environments.ContainsKey(key.Environment)
        : Manifests.Environments.ContainsKey(key.Environment);

    /// <summary>Errors that keep a key from being planned: the platform's, the environment's, its own.</summary>
    public EquatableList<ManifestError> ErrorsOf(ObjectKey key) =>
        Manifests.Errors.Where(e => IsAbout(e.Position.File, key)).ToEquatableList();

    /// <summary>Why nothing can be planned for a key; null when it can.</summary>
    public Refusal? Unplannable(ObjectKey key)
    {
        if (Manifests.Platform is null)
        {
            return new("PlatformMissing", $"{Root}/platform.yaml is missing or invalid; nothing is changed until it can be read");
        }

        if (!Manifests.Environments.ContainsKey(key.Environment))
        {
            return new(
                "EnvironmentMissing",
                $"{Root}/environments/{key.Environment}/environment.yaml is missing or invalid; what runs there is kept; put it back or mend it");
        }

        return key.App is { } app && Manifests.InvalidApps.Contains(app)
            ? new("ManifestInvalid", $"the manifest of {app} is invalid; what runs is kept")
            : null;
    }

    private bool IsAbout(string file, ObjectKey key) =>
        IsUnder(file, "platform.")
        || IsUnder(file, $"environments/{key.Environment}/")
        || (key.App is { } app && IsUnder(file, $"apps/{app}/"));

    private bool IsUnder(string file, string path) =>
        file.StartsWith(Root is "" or "." ? path : $"{Root}/{path}", StringComparison.Ordinal);
}
