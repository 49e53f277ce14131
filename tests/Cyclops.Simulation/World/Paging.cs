using System.Collections.Concurrent;
using System.Globalization;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.Simulation.World;

/// <summary>How a call asks for pages: AWS may always give less than was asked for.</summary>
internal static class Paging
{
    private static readonly string[] Sizes = ["maxResults", "MaxResults", "PageSize", "limit", "MaxItems"];
    private static readonly string[] Tokens = ["nextToken", "NextToken", "Marker", "StartRecordName"];
    private static readonly ConcurrentDictionary<string, (int Size, int Token)> Members = new(StringComparer.Ordinal);

    /// <summary>Whether a call asks for a later page.</summary>
    public static bool Continues(DecodedCall call) =>
        MembersOf(call) is { Token: >= 0 and var token } && call.Operation.Shape.Input!.Get(call.Input!, token) is string { Length: > 0 };

    /// <summary>Makes a call ask for no more than so many items.</summary>
    public static void Shrink(DecodedCall call, int most)
    {
        if (MembersOf(call) is not { Size: >= 0 and var size } || call.Operation.Shape.Input!.Get(call.Input!, size) is not { } asked)
        {
            return;
        }

        call.Operation.Shape.Input.Set(call.Input!, size, asked is string ? most.ToString(CultureInfo.InvariantCulture) : most);
    }

    private static (int Size, int Token) MembersOf(DecodedCall call) => call.Operation.Shape.Input is { } shape
        ? Members.GetOrAdd(call.Operation.Key, _ => (IndexOf(shape, Sizes), IndexOf(shape, Tokens)))
        : (-1, -1);

    private static int IndexOf(StructShape shape, string[] names) => Array.FindIndex(shape.Members, m => names.Contains(m.Name));
}
