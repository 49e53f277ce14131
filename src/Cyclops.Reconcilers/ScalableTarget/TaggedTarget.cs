using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Reconcilers.ScalableTarget;

/// <summary>What is scaled, and whose it is.</summary>
/// <param name="Target">It.</param>
/// <param name="Tags">Its tags; null: it has gone since it was listed, or they could not be read.</param>
/// <param name="Fault">Why they could not be read; null: they were.</param>
internal sealed record TaggedTarget(Aws.Scaling.ScalableTarget Target, EquatableMap<string>? Tags, CloudFault? Fault);
