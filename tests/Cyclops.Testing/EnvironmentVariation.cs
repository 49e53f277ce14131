namespace Cyclops.Testing;

/// <summary>A valid environment, <c>staging</c>, as its author writes it.</summary>
/// <param name="Name">What is in it, on one line: unique among the variations.</param>
/// <param name="Manifest">The file's text.</param>
public sealed record EnvironmentVariation(string Name, string Manifest)
{
    /// <summary>Where the file belongs, below the folder of the manifests.</summary>
    public const string Path = "environments/staging/environment.yaml";

    /// <summary>The platform's file beside it.</summary>
    public const string Platform = "apiVersion: cyclops/v1\nkind: Platform\nmetadata: {name: acme}\nspec: {region: eu-west-1, tags: {team: web}}\n";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
