using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.Simulation.World;

/// <summary>What a call is about, in one line.</summary>
internal static class TraceText
{
    /// <summary>Top-level texts and numbers; the SDK draws client tokens by chance of its own.</summary>
    public static string Of(DecodedCall call)
    {
        if (call.Operation.Shape.Input is not { } shape || call.Input is null)
        {
            return "";
        }

        var text = new System.Text.StringBuilder();
        for (var i = 0; i < shape.Members.Length; i++)
        {
            var member = shape.Members[i];
            if (member.Shape.Kind is ShapeKind.String or ShapeKind.Int
                && !member.Name.Equals("clientToken", StringComparison.OrdinalIgnoreCase)
                && shape.Get(call.Input, i) is { } value
                && value.ToString() is { Length: < 200 } shown)
            {
                text.Append(member.Name).Append('=').Append(shown).Append(' ');
            }
        }

        return text.ToString();
    }
}
