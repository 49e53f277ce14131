using Cyclops.LocalCloud.DataPlane;

namespace Cyclops.LocalCloud.Authorization.Policies;

/// <summary>Patterns of ARNs.</summary>
internal static class ArnPattern
{
    private const int Parts = 6;

    /// <summary>Whether the Resource element covers a resource; wildcards may stand for anything, a pattern that is too short goes on with <c>*</c>.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</remarks>
    public static bool Covers(string pattern, string resource) => pattern == "*" || Matches(pattern, resource);

    /// <summary>Each of the six parts by itself.</summary>
    /// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html, ARN operators.</remarks>
    public static bool Matches(string pattern, string arn)
    {
        var wanted = pattern.Split(':', Parts);
        var given = arn.Split(':', Parts);
        if (given.Length < Parts)
        {
            return Wildcard.Matches(pattern, arn, ignoreCase: false);
        }

        return given.Index().All(part => part.Index >= wanted.Length || Wildcard.Matches(wanted[part.Index], part.Item, ignoreCase: false));
    }
}
