using Cyclops.LocalCloud.Authorization.Policies;

namespace Cyclops.LocalCloud.Authorization;

/// <summary>A caller and what judges it.</summary>
/// <param name="Name">The access key, or the ARN of the role: what use of policies is kept under.</param>
/// <param name="Arn">As messages name it.</param>
/// <param name="Policies">Null: it may do everything.</param>
internal sealed record Principal(string Name, string Arn, IReadOnlyList<PolicyDocument>? Policies);
