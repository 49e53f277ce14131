using Cyclops.Controller.Sources;
using Cyclops.Engine.Planning;
using Cyclops.Model;

namespace Cyclops.Controller.Loop;

/// <summary>One observation of an environment, reviewed: what every key of it that is due is planned from.</summary>
/// <param name="StartedAt">When it began: what was written later may be missing.</param>
/// <param name="Accepted">The manifests it was made for.</param>
internal sealed record EnvironmentPass(TimeSpan StartedAt, AcceptedManifests Accepted, EnvironmentEngine Engine, EnvironmentPlans Plans)
{
    /// <summary>Owners of what was found that no manifest asks for: removed apps, and apps whose manifest is invalid.</summary>
    public IEnumerable<ObjectKey> Unasked =>
        Plans.Request.World.Owners.Where(k => k.Environment == Plans.Request.Environment && !Accepted.Wants(k));
}
