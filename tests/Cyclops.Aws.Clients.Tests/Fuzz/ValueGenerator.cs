using System.Text;
using Cyclops.Aws.Wire;

namespace Cyclops.Aws.Clients.Tests.Fuzz;

/// <summary>Random values of any shape, with text that is awkward to escape.</summary>
internal sealed class ValueGenerator(Random random, WireProtocol protocol)
{
    private const string Plain = "abcXYZ019-_.";
    private const string Awkward = Plain + " &<>\"'=+%/?#é漢\t;:,~*()[]{}|\\^`!@$";
    private const int MaxDepth = 4;

    private bool IsXmlLike => protocol is WireProtocol.Query or WireProtocol.Ec2 or WireProtocol.RestXml;

    public object Struct(StructShape shape, object instance, bool isResponse, int depth = 0)
    {
        var members = shape.Members;
        for (var i = 0; i < members.Length; i++)
        {
            if (IsWanted(members[i], isResponse, depth))
            {
                Set(shape, instance, i, isResponse, depth);
            }
        }

        if (depth > 0 && members.Length > 0 && Enumerable.Range(0, members.Length).All(i => shape.Get(instance, i) is null))
        {
            // An empty structure cannot be told from an absent one in forms: give it something, a scalar where it has any.
            var scalar = Array.FindIndex(members, m => m.Shape is ScalarShape or EnumShape && m.Shape.Kind != ShapeKind.Document);
            Set(shape, instance, Math.Max(scalar, 0), isResponse, depth);
        }

        return instance;
    }

    private void Set(StructShape shape, object instance, int index, bool isResponse, int depth)
    {
        var member = shape.Members[index];
        if (Value(member.Shape, member.Location, isResponse, depth + 1) is { } value)
        {
            shape.Set(instance, index, value);
        }
    }

    /// <summary>Forms can say that a list is empty at their top only.</summary>
    private int FewestElements(MemberLocation location, int depth) =>
        location != MemberLocation.Body || (IsXmlLike && depth > 1) ? 1 : 0;

    private bool IsWanted(Member member, bool isResponse, int depth)
    {
        if (isResponse && member.Location is MemberLocation.StatusCode or MemberLocation.Headers)
        {
            return false;
        }

        if (depth > MaxDepth && member.Shape is StructShape or ListShape or MapShape)
        {
            return false;
        }

        return member.IsRequired || member.IsIdempotencyToken || member.Location == MemberLocation.Uri
            || random.NextDouble() < (depth == 0 ? 0.6 : 0.3);
    }

    private object? Value(Shape shape, MemberLocation location, bool isResponse, int depth)
    {
        switch (shape)
        {
            case StructShape structure:
                return Struct(structure, structure.Create(), isResponse, depth);
            case ListShape listShape:
                var list = listShape.Create();
                var count = random.Next(FewestElements(location, depth), 3);
                var values = Enumerable.Range(0, count).Select(_ => Value(listShape.Element, location, isResponse, depth + 1)).ToList();

                // The SDK sorts a query string to sign it, so there the order of a list is lost.
                foreach (var value in location == MemberLocation.Query ? [.. values.OrderBy(v => v?.ToString(), StringComparer.Ordinal)] : values)
                {
                    list.Add(value);
                }

                return list;
            case MapShape mapShape:
                var map = mapShape.Create();
                for (var entries = random.Next(FewestElements(MemberLocation.Body, depth), 3); entries > 0; entries--)
                {
                    map[Text(MemberLocation.Uri)] = Value(mapShape.Value, location, isResponse, depth + 1);
                }

                return map;
            default:
                return Scalar(shape, location);
        }
    }

    private object? Scalar(Shape shape, MemberLocation location) => shape.Kind switch
    {
        ShapeKind.String => Text(location),
        ShapeKind.Enum => ((EnumShape)shape).Parse("v" + random.Next(5)),
        ShapeKind.Bool => random.Next(2) == 0,
        ShapeKind.Int => random.Next(-5, 100_000),
        ShapeKind.Long => random.NextInt64(-5, 1L << 50),
        ShapeKind.Float => (float)random.Next(1000) / 8,
        ShapeKind.Double => random.Next(100_000) / 64.0,
        ShapeKind.Time => DateTime.UnixEpoch.AddSeconds(random.Next(1, 2_000_000_000)),
        ShapeKind.EpochMillis => DateTime.UnixEpoch.AddMilliseconds(random.NextInt64(1L << 41)),
        ShapeKind.Blob => new MemoryStream(Bytes()),
        _ => null,
    };

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(1, 12)];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Text(MemberLocation location)
    {
        var alphabet = location == MemberLocation.Header ? Plain : Awkward;
        var text = new StringBuilder();
        for (var length = random.Next(1, 10); length > 0; length--)
        {
            text.Append(alphabet[random.Next(alphabet.Length)]);
        }

        // Names and path segments do not start or end in spaces, and XML readers trim them.
        return location is MemberLocation.Uri or MemberLocation.Query ? "x" + text.Replace("\t", "")
            : IsXmlLike ? "x" + text.ToString().Trim() + "x"
            : text.ToString();
    }
}
