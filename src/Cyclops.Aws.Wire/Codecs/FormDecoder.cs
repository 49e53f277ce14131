namespace Cyclops.Aws.Wire;

/// <summary>Reads Query and EC2 request forms, on the server's side.</summary>
public static class FormDecoder
{
    /// <summary>Reads the members that the form has.</summary>
    /// <param name="ec2">Use the EC2 dialect.</param>
    /// <exception cref="FormatException">A field's text is not of its member's kind.</exception>
    public static object ReadStruct(FormNode node, StructShape shape, bool ec2)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(shape);
        var instance = shape.Create();
        var members = shape.Members;
        for (var i = 0; i < members.Length; i++)
        {
            var member = members[i];
            var name = !ec2 && member.Shape is ListShape { Flattened: true, ElementName: { } elementName }
                ? elementName
                : FormNames.Of(member, ec2);
            if (node[name] is { } child)
            {
                shape.Set(instance, i, ReadValue(child, member.Shape, ec2));
            }
        }

        return instance;
    }

    private static object? ReadValue(FormNode node, Shape shape, bool ec2)
    {
        switch (shape)
        {
            case StructShape structure:
                return ReadStruct(node, structure, ec2);
            case ListShape listShape:
                var list = listShape.Create();
                var elements = ec2 || listShape.Flattened ? node : node[listShape.ElementName ?? "member"];
                foreach (var element in elements?.Numbered() ?? [])
                {
                    list.Add(ReadValue(element, listShape.Element, ec2));
                }

                return list;
            case MapShape mapShape:
                var map = mapShape.Create();
                var entries = mapShape.Flattened ? node : node["entry"];
                foreach (var entry in entries?.Numbered() ?? [])
                {
                    var value = entry[mapShape.ValueName];
                    map[entry[mapShape.KeyName]?.Value ?? ""] = value is null ? null : ReadValue(value, mapShape.Value, ec2);
                }

                return map;
            default:
                return node.Value is null ? null : Scalars.Parse(shape, node.Value);
        }
    }
}
