using System.Text.Json.Nodes;

namespace Cyclops.Aws.ModelTrimmer;

/// <summary>The public description of a service, as botocore ships it.</summary>
/// <param name="Paginators">Null when nothing is paged.</param>
/// <param name="EndpointRules">Null when the service has none.</param>
internal sealed record ServiceSource(JsonObject Model, JsonObject? Paginators, JsonObject? EndpointRules);
