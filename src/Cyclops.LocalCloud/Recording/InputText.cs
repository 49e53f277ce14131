using System.Collections;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Recording;

/// <summary>A call's input in one line. Values of environment variables and secrets are nested, hence never shown.</summary>
internal static class InputText
{
    private const int LongestList = 20;

    public static string Of(DecodedCall call)
    {
        if (call.Operation.Shape.Input is not { } shape || call.Input is null)
        {
            return "";
        }

        var parts = new List<string>();
        for (var i = 0; i < shape.Members.Length; i++)
        {
            var member = shape.Members[i];
            if (member.Shape.Kind is ShapeKind.Blob or ShapeKind.Document or ShapeKind.Struct or ShapeKind.Map || shape.Get(call.Input, i) is not { } value)
            {
                continue;
            }

            if (member.Shape is not ListShape list)
            {
                parts.Add($"{member.Name}={Scalars.Text(member.Shape, value)}");
            }
            else if (list.Element is ScalarShape or EnumShape)
            {
                parts.Add($"{member.Name}=[{string.Join(",", ((IList)value).Cast<object>().Take(LongestList))}]");
            }
        }

        return string.Join(' ', parts);
    }
}
