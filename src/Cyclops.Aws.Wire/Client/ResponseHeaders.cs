using System.Collections;
using Amazon.Runtime.Internal.Transform;

namespace Cyclops.Aws.Wire;

/// <summary>Reads the members of a REST response that are not in its body.</summary>
internal static class ResponseHeaders
{
    public static void Fill(StructShape shape, object response, IWebResponseData data)
    {
        if (shape.HasOnlyBodyMembers)
        {
            return;
        }

        for (var i = 0; i < shape.Members.Length; i++)
        {
            if (Read(shape.Members[i], data) is { } value)
            {
                shape.Set(response, i, value);
            }
        }
    }

    private static object? Read(Member member, IWebResponseData data)
    {
        switch (member.Location)
        {
            case MemberLocation.Header when data.IsHeaderPresent(member.WireName):
                var text = data.GetHeaderValue(member.WireName);
                return member.Shape is ListShape list ? ReadList(list, text) : Scalars.Parse(member.Shape, text);
            case MemberLocation.Headers:
                return ReadPrefixed((MapShape)member.Shape, member.WireName, data);
            case MemberLocation.StatusCode:
                return (int)data.StatusCode;
            default:
                return null;
        }
    }

    private static IList ReadList(ListShape shape, string text)
    {
        var list = shape.Create();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            list.Add(Scalars.Parse(shape.Element, part));
        }

        return list;
    }

    private static IDictionary? ReadPrefixed(MapShape shape, string prefix, IWebResponseData data)
    {
        var map = shape.Create();
        foreach (var name in data.GetHeaderNames())
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                map[name[prefix.Length..]] = data.GetHeaderValue(name);
            }
        }

        return map.Count == 0 ? null : map;
    }
}
