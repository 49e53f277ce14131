namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>Which resource waits for which: explicit DependsOn and every reference.</summary>
internal static class TemplateGraph
{
    /// <summary>What each of the resources waits for, among these resources.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Dependencies(IReadOnlyCollection<TemplateResource> resources)
    {
        var ids = resources.Select(r => r.LogicalId).ToHashSet(StringComparer.Ordinal);
        return resources.ToDictionary(
            r => r.LogicalId,
            r => (IReadOnlyList<string>)[.. r.DependsOn.Concat(References.Of(r.Properties)).Where(d => d != r.LogicalId && ids.Contains(d)).Distinct()],
            StringComparer.Ordinal);
    }

    /// <exception cref="Amazon.Runtime.AmazonServiceException">ValidationError: a name that is nowhere, or a circle.</exception>
    public static void Check(Template template)
    {
        bool Known(string name) => template.Resources.ContainsKey(name) || template.Parameters.ContainsKey(name);
        var lost = template.Resources.Values
            .SelectMany(r => References.Of(r.Properties).Where(n => !Known(n)).Concat(r.DependsOn.Where(d => !template.Resources.ContainsKey(d))))
            .Distinct().ToList();
        if (lost.Count > 0)
        {
            throw AwsErrors.Validation($"Template format error: Unresolved resource dependencies [{string.Join(", ", lost)}] in the Resources block of the template");
        }

        var outputs = References.Of(template.Outputs).Where(n => !Known(n)).ToList();
        if (outputs.Count > 0)
        {
            throw AwsErrors.Validation($"Template format error: Unresolved resource dependencies [{string.Join(", ", outputs)}] in the Outputs block of the template");
        }

        CheckCircle([.. template.Resources.Values]);
    }

    private static void CheckCircle(IReadOnlyCollection<TemplateResource> resources)
    {
        var waiting = Dependencies(resources).ToDictionary(d => d.Key, d => d.Value.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (waiting.Where(w => w.Value.Count == 0).Select(w => w.Key).ToList() is { Count: > 0 } free)
        {
            foreach (var id in free)
            {
                waiting.Remove(id);
            }

            foreach (var left in waiting.Values)
            {
                left.ExceptWith(free);
            }
        }

        if (waiting.Count > 0)
        {
            throw AwsErrors.Validation($"Circular dependency between resources: [{string.Join(", ", waiting.Keys)}]");
        }
    }
}
