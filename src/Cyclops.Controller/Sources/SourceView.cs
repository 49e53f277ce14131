using Cyclops.Model.Sources;

namespace Cyclops.Controller.Sources;

/// <summary>What is known of the source at one moment.</summary>
/// <param name="Accepted">The manifests that are followed; null until some were accepted.</param>
/// <param name="Head">The branch's head when it was last asked for; null before.</param>
/// <param name="LastFetch">When the remote last answered; null before.</param>
/// <param name="Hold">Why the branch is not followed for now; null when it is.</param>
/// <param name="Superseded">Cancelled once other manifests are followed, or the branch is held: what only these manifests warranted ends.</param>
internal sealed record SourceView(
    AcceptedManifests? Accepted,
    CommitInfo? Head,
    DateTimeOffset? LastFetch,
    SourceHold? Hold,
    CancellationToken Superseded);
