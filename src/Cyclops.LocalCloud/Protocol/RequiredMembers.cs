using System.Collections;
using Cyclops.Aws.Wire;

namespace Cyclops.LocalCloud.Protocol;

/// <summary>Checks what clients may leave out although the model requires it; botocore can be told not to check.</summary>
internal static class RequiredMembers
{
    /// <summary>The path of the first required member without a value, or null.</summary>
    public static string? FirstMissing(StructShape shape, object value)
    {
        for (var i = 0; i < shape.Members.Length; i++)
        {
            var member = shape.Members[i];
            var held = shape.Get(value, i);
            if (held is null)
            {
                if (member.IsRequired)
                {
                    return member.Name;
                }

                continue;
            }

            if (Within(member.Shape, held) is { } inner)
            {
                return member.Name + "." + inner;
            }
        }

        return null;
    }

    private static string? Within(Shape shape, object held)
    {
        if (shape is StructShape inner)
        {
            return FirstMissing(inner, held);
        }

        if (shape is not ListShape { Element: StructShape element })
        {
            return null;
        }

        foreach (var item in (IList)held)
        {
            if (item is not null && FirstMissing(element, item) is { } missing)
            {
                return "member." + missing;
            }
        }

        return null;
    }
}
