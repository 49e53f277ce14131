using Cyclops.Aws;

namespace Cyclops.Ctl.Bootstrap;

/// <summary>What a person asks bootstrap for.</summary>
/// <param name="Folder">Absolute path of the config repository.</param>
/// <param name="Target">Which AWS.</param>
/// <param name="Platform">Name of the platform; null: that of the manifests.</param>
/// <param name="Environments">Those to begin with.</param>
/// <param name="Image">Image of the controller; null: it runs elsewhere, or is in the manifests.</param>
/// <param name="GitUrl">Address that the repository is to be found at; null: not known.</param>
internal sealed record BootstrapRequest(
    string Folder,
    AwsTarget Target,
    string? Platform,
    IReadOnlyList<FirstEnvironment> Environments,
    string? Image,
    string? GitUrl);
