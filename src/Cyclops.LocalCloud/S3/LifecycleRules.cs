using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>What a lifecycle configuration must look like; it is kept, and nothing expires by it.</summary>
internal static class LifecycleRules
{
    private const int MaxRules = 1000;
    private static readonly string[] Actions = ["Expiration", "NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload", "Transitions", "NoncurrentVersionTransitions"];

    public static void Check(Bag configuration)
    {
        var rules = ((List<object>)configuration.Values["Rules"]!).Cast<Bag>().ToList();
        if (rules.Count is 0 or > MaxRules)
        {
            throw S3Errors.Malformed();
        }

        foreach (var rule in rules)
        {
            if (rule.Values.GetValueOrDefault("Status") is not ("Enabled" or "Disabled") || rule.Values.ContainsKey("Filter") == rule.Values.ContainsKey("Prefix"))
            {
                throw S3Errors.Malformed();
            }

            if (!Array.Exists(Actions, rule.Values.ContainsKey))
            {
                throw new S3Exception("InvalidRequest", "At least one action needs to be specified in a rule", 400);
            }

            if (rule.Values.GetValueOrDefault("Expiration") is Bag expiration && expiration.Values.GetValueOrDefault("Days") is <= 0)
            {
                throw new S3Exception("InvalidArgument", "'Days' for Expiration action must be a positive integer", 400);
            }
        }

        if (rules.Select(r => r.Values.GetValueOrDefault("ID") as string).Where(id => id is not null).GroupBy(id => id, StringComparer.Ordinal).Any(g => g.Count() > 1))
        {
            throw new S3Exception("InvalidArgument", "Rule ID must be unique. Found same ID for more than one rule", 400);
        }
    }
}
