using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Kinds;

/// <summary>What a verb needs beside its resource.</summary>
/// <param name="Platform">Name of the platform.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Tags">Extra tags of the platform, put on everything that takes tags.</param>
/// <param name="Commit">The commit that is applied; null from a work tree that was not committed.</param>
/// <param name="Retention">How long data is kept that is removed from use now.</param>
/// <param name="Resolve">References, folded forward through what the same plan has made already.</param>
/// <param name="World">What was observed when the plan was made.</param>
public sealed record VerbContext(
    string Platform,
    EnvironmentManifest Environment,
    EquatableMap<string> Tags,
    CommitId? Commit,
    TimeSpan Retention,
    Resolver Resolve,
    World World)
{
    /// <summary>A reference that must be known by now: steps run only after what they depend on has settled.</summary>
    /// <exception cref="InvalidOperationException">It is not known; the applier reports the resource as blocked before this.</exception>
    public string Require(Input input) =>
        Resolve(input).Text ?? throw new InvalidOperationException($"{input} is not known yet");
}
