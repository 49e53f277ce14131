using System.Collections;
using System.Text;
using Cyclops.Aws.Wire;

namespace Cyclops.Aws.Clients.Tests.Fuzz;

/// <summary>The least that a server does with the codecs: read a request, write a response.</summary>
internal static class ServerSide
{
    public static object ReadRequest(OperationShape operation, WireRequest request)
    {
        var shape = operation.Input!;
        switch (operation.Service.Protocol)
        {
            case WireProtocol.Json:
                return JsonDecoder.Read(Encoding.UTF8.GetBytes(request.Body), shape);
            case WireProtocol.Query or WireProtocol.Ec2:
                var form = new FormNode();
                foreach (var (name, value) in Pairs(request.Body))
                {
                    form.Add(name, value);
                }

                return FormDecoder.ReadStruct(form, shape, operation.Service.Protocol == WireProtocol.Ec2);
            default:
                return ReadRest(operation, shape, request);
        }
    }

    public static WireResponse WriteResponse(OperationShape operation, object response)
    {
        var (service, output) = (operation.Service, operation.Output);
        var headers = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        byte[] Xml(string root, string? ns, Action<System.Xml.XmlWriter> write) => XmlEncoder.Document(root, ns, write);
        var body = service.Protocol switch
        {
            WireProtocol.Json => JsonEncoder.Document(w => JsonEncoder.WriteStruct(w, output, response)),
            WireProtocol.Query => Xml(operation.Name + "Response", service.XmlNamespace, w =>
            {
                if (operation.ResultWrapper is { } wrapper)
                {
                    w.WriteStartElement(wrapper, service.XmlNamespace);
                    XmlEncoder.WriteMembers(w, output, response, service.XmlNamespace);
                    w.WriteEndElement();
                }
            }),
            WireProtocol.Ec2 => Xml(operation.Name + "Response", service.XmlNamespace, w => XmlEncoder.WriteMembers(w, output, response, service.XmlNamespace)),
            _ => WriteRest(operation, response, headers),
        };
        return new WireResponse(operation.HttpStatus, headers, Encoding.UTF8.GetString(body));
    }

    private static object ReadRest(OperationShape operation, StructShape shape, WireRequest request)
    {
        var input = shape.Create();
        if (request.Body.Length > 0)
        {
            var payload = shape.PayloadIndex < 0 ? shape : (StructShape)shape.Members[shape.PayloadIndex].Shape;
            var target = shape.PayloadIndex < 0 ? input : payload.Create();
            ReadBody(operation, payload, target, Encoding.UTF8.GetBytes(request.Body));
            if (shape.PayloadIndex >= 0)
            {
                shape.Set(input, shape.PayloadIndex, target);
            }
        }

        var (path, query) = Split(request.Url);
        var labels = Labels(Split(operation.Uri).Path.Split('/'), path.Split('/'));
        var parameters = Pairs(query).ToLookup(pair => pair.Name, pair => pair.Value);
        for (var i = 0; i < shape.Members.Length; i++)
        {
            var member = shape.Members[i];
            string[] texts = member.Location switch
            {
                MemberLocation.Uri => [labels[member.WireName]],
                MemberLocation.Query => [.. parameters[member.WireName]],
                MemberLocation.Header when request.Headers.TryGetValue(member.WireName, out var text) => [text],
                _ => [],
            };
            if (texts.Length > 0)
            {
                shape.Set(input, i, Bound(member.Shape, texts));
            }
        }

        return input;
    }

    private static void ReadBody(OperationShape operation, StructShape shape, object target, byte[] body)
    {
        if (operation.Service.Protocol == WireProtocol.RestJson)
        {
            JsonDecoder.Read(body, shape, target);
        }
        else
        {
            XmlDecoder.Fill(XmlDecoder.Load(body)!, shape, target);
        }
    }

    private static object Bound(Shape shape, string[] texts)
    {
        if (shape is not ListShape listShape)
        {
            return Scalars.Parse(shape, texts[0]);
        }

        IList list = listShape.Create();
        foreach (var text in texts)
        {
            list.Add(Scalars.Parse(listShape.Element, text));
        }

        return list;
    }

    private static byte[] WriteRest(OperationShape operation, object response, SortedDictionary<string, string> headers)
    {
        var output = operation.Output;
        for (var i = 0; i < output.Members.Length; i++)
        {
            var member = output.Members[i];
            if (member.Location == MemberLocation.Header && output.Get(response, i) is { } value)
            {
                headers[member.WireName] = Scalars.Text(member.Shape, value, httpDate: true);
            }
        }

        if (operation.Service.Protocol == WireProtocol.RestJson)
        {
            return JsonEncoder.Document(w => JsonEncoder.WriteStruct(w, output, response, bodyOnly: true));
        }

        var ns = operation.InputNamespace ?? operation.Service.XmlNamespace;
        return XmlEncoder.Document(operation.Name + "Response", ns, w => XmlEncoder.WriteMembers(w, output, response, ns));
    }

    private static Dictionary<string, string> Labels(string[] template, string[] path) => template
        .Zip(path)
        .Where(pair => pair.First.StartsWith('{'))
        .ToDictionary(pair => pair.First.Trim('{', '}'), pair => Uri.UnescapeDataString(pair.Second));

    private static (string Path, string Query) Split(string url) =>
        url.Split('?', 2) is [var path, var query] ? (path, query) : (url, "");

    private static IEnumerable<(string Name, string Value)> Pairs(string text) => text
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "")));
}
