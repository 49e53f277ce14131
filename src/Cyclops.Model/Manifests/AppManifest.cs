namespace Cyclops.Model.Manifests;

/// <summary><c>kind: App</c>: one customer application, as it is in each environment it runs in.</summary>
/// <param name="Name">2 to 32 characters, a DNS label; equals the folder's name.</param>
/// <param name="Labels">Free labels: customer, cohort.</param>
/// <param name="Annotations">Free annotations; <c>cyclops/…</c> ones steer Cyclops.</param>
/// <param name="Environments">The effective spec per environment: every default, blueprint and override is merged in.</param>
/// <param name="Position">Where <c>app.yaml</c> begins.</param>
public sealed record AppManifest(
    string Name,
    EquatableMap<string> Labels,
    EquatableMap<string> Annotations,
    EquatableMap<AppSpec> Environments,
    SourcePosition Position)
{
    /// <summary>Where the images of its containers are written, by environment and container: in its own files, a blueprint or the environment's defaults.</summary>
    public EquatableMap<EquatableMap<SourcePosition>> ImagePositions { get; init; } = EquatableMap<EquatableMap<SourcePosition>>.Empty;
}
