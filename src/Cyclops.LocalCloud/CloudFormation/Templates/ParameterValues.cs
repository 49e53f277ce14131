using Amazon.CloudFormation.Model;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>The values of a template's parameters: given, kept from before, or default.</summary>
internal static class ParameterValues
{
    /// <param name="previous">The stack's values; empty for a new stack.</param>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">ValidationError: missing, unknown or out of its constraints.</exception>
    public static SortedDictionary<string, string> Merge(Template template, List<Parameter>? given, IReadOnlyDictionary<string, string> previous)
    {
        var asked = given ?? [];
        var unknown = asked.Select(p => p.ParameterKey).Where(k => !template.Parameters.ContainsKey(k)).ToList();
        if (unknown.Count > 0)
        {
            throw AwsErrors.Validation($"Parameters: [{string.Join(", ", unknown)}] do not exist in the template");
        }

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var parameter in template.Parameters.Values)
        {
            var entry = asked.Find(p => p.ParameterKey == parameter.Name);
            var value = entry?.UsePreviousValue == true ? previous.GetValueOrDefault(parameter.Name) : entry?.ParameterValue ?? parameter.Default;
            if (value is null)
            {
                missing.Add(parameter.Name);
                continue;
            }

            parameter.Check(value);
            values[parameter.Name] = value;
        }

        return missing.Count == 0 ? values : throw AwsErrors.Validation($"Parameters: [{string.Join(", ", missing)}] must have values");
    }
}
