using System.Collections;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Recording;

/// <summary>A call's input in one line. What is nested is not shown, environment variables among it, nor what holds or may hold a secret.</summary>
internal static class InputText
{
    private const int LongestList = 20;
    private const string Masked = "***";

    // A template may have a secret's value as a property.
    private static readonly HashSet<string> Secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "SecretString", "SecretBinary", "RotationToken", "TemplateBody", "MasterUserPassword", "TdeCredentialPassword", "AuthToken", "WebIdentityToken", "PrivateKey",
    };

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
                parts.Add($"{member.Name}={(Secret.Contains(member.Name) ? Masked : Scalars.Text(member.Shape, value))}");
            }
            else if (list.Element is ScalarShape or EnumShape)
            {
                parts.Add($"{member.Name}=[{string.Join(",", ((IList)value).Cast<object>().Take(LongestList))}]");
            }
        }

        return string.Join(' ', parts);
    }
}
