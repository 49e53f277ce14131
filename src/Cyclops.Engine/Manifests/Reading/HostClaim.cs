using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>An app in an environment says that a host is its own.</summary>
/// <param name="Host">In canonical form.</param>
/// <param name="Position">Where it says so; for the default host, where the app's manifest begins.</param>
internal sealed record HostClaim(string Host, ObjectKey Claimant, SourcePosition Position, string FieldPath);
