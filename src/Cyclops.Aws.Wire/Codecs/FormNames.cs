namespace Cyclops.Aws.Wire;

/// <summary>Names of members and elements in Query and EC2 forms.</summary>
internal static class FormNames
{
    /// <summary>EC2 has names of its own, and else the wire name in upper case.</summary>
    public static string Of(Member member, bool ec2) => ec2 ? member.QueryName ?? Capital(member.WireName) : member.WireName;

    /// <summary>What stands before an element's number.</summary>
    public static string ElementPrefix(ListShape shape, string key, bool ec2)
    {
        if (ec2)
        {
            return key + ".";
        }

        if (!shape.Flattened)
        {
            return key + "." + (shape.ElementName ?? "member") + ".";
        }

        // A flattened list with an element name drops its own: "Filters" becomes "Filter.1".
        return shape.ElementName is null ? key + "." : key[..(key.LastIndexOf('.') + 1)] + shape.ElementName + ".";
    }

    private static string Capital(string name) =>
        char.IsUpper(name[0]) ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
