namespace Cyclops.LocalCloud.Tagging;

/// <summary>One resource and its tags, in order of their keys.</summary>
/// <param name="Type">As the filters of GetResources name it, e.g. <c>ecs:service</c>.</param>
internal sealed record TaggedResource(string Arn, string Type, IReadOnlyList<KeyValuePair<string, string>> Tags);
