using System.Collections;
using System.Globalization;

namespace Cyclops.Aws.Wire;

/// <summary>Writes Query and EC2 request forms: <c>Tags.member.1.Key=a</c>.</summary>
public static class FormEncoder
{
    /// <summary>Adds the members that are set.</summary>
    /// <param name="add">Takes each name and value, not yet escaped.</param>
    /// <param name="prefix">Text before each name: empty at the root, else it ends in a dot.</param>
    /// <param name="ec2">Use the EC2 dialect.</param>
    /// <param name="tokens">Fills unset idempotency tokens; null leaves them out.</param>
    public static void WriteStruct(
        Action<string, string> add, StructShape shape, object instance, string prefix, bool ec2, TokenSource? tokens = null)
    {
        ArgumentNullException.ThrowIfNull(add);
        ArgumentNullException.ThrowIfNull(shape);
        var members = shape.Members;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            var value = shape.Get(instance, i);
            if (!Shapes.IsSet(value))
            {
                value = member.IsIdempotencyToken ? tokens?.Invoke() : null;
            }

            WriteValue(add, member.Shape, value, prefix + FormNames.Of(member, ec2), ec2, tokens);
        }
    }

    private static void WriteValue(
        Action<string, string> add, Shape shape, object? value, string key, bool ec2, TokenSource? tokens)
    {
        switch (value, shape)
        {
            case (null, _):
                break;
            case (_, StructShape structure):
                WriteStruct(add, structure, value, key + ".", ec2, tokens);
                break;
            case (IList { Count: 0 }, _):
                // An empty list is "Names=" in Query; EC2 has no way to say it.
                if (!ec2)
                {
                    add(key, "");
                }

                break;
            case (IList list, ListShape shapeOfList):
                var prefix = FormNames.ElementPrefix(shapeOfList, key, ec2);
                for (var i = 0; i < list.Count; i++)
                {
                    WriteValue(add, shapeOfList.Element, list[i], prefix + Number(i), ec2, tokens);
                }

                break;
            case (IDictionary map, MapShape shapeOfMap):
                WriteMap(add, shapeOfMap, map, key, ec2, tokens);
                break;
            default:
                add(key, Scalars.Text(shape, value));
                break;
        }
    }

    private static void WriteMap(
        Action<string, string> add, MapShape shape, IDictionary map, string key, bool ec2, TokenSource? tokens)
    {
        var prefix = shape.Flattened ? key + "." : key + ".entry.";
        var index = 0;
        foreach (DictionaryEntry entry in map)
        {
            var entryPrefix = prefix + Number(index++) + ".";
            add(entryPrefix + shape.KeyName, (string)entry.Key);
            WriteValue(add, shape.Value, entry.Value, entryPrefix + shape.ValueName, ec2, tokens);
        }
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
