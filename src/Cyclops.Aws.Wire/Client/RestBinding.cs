using System.Collections;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Cyclops.Aws.Wire;

/// <summary>Spreads a REST request's members over path, query string, headers and body.</summary>
internal static class RestBinding
{
    /// <exception cref="AmazonServiceException">A member that the path needs is unset.</exception>
    public static void Marshall(OperationShape operation, IRequest request, object input, TokenSource tokens)
    {
        SetTarget(operation, request);
        if (operation.Input is not { } shape)
        {
            return;
        }

        for (var i = 0; i < shape.Members.Length; i++)
        {
            var member = shape.Members[i];
            var value = shape.Get(input, i);
            if (member.Location is MemberLocation.Body or MemberLocation.Payload)
            {
                continue;
            }

            Bind(operation, request, member, value ?? (member.IsIdempotencyToken ? tokens() : null));
        }

        if (request.ParameterCollection.Count > 0)
        {
            request.UseQueryString = true;
        }

        RestBody.Marshall(operation, shape, request, input, tokens);
    }

    /// <summary>The path and the fixed part of the query, which Route 53 uses to tell operations apart.</summary>
    private static void SetTarget(OperationShape operation, IRequest request)
    {
        var question = operation.Uri.IndexOf('?', StringComparison.Ordinal);
        request.ResourcePath = question < 0 ? operation.Uri : operation.Uri[..question];
        var query = question < 0 ? "" : operation.Uri[(question + 1)..];
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (pair.Length == 1)
            {
                request.AddSubResource(part);
            }
            else
            {
                request.AddSubResource(pair[0], pair[1]);
            }
        }
    }

    private static void Bind(OperationShape operation, IRequest request, Member member, object? value)
    {
        switch (member.Location)
        {
            case MemberLocation.Uri:
                BindPath(operation, request, member, value);
                break;
            case MemberLocation.Query when value is not null:
                BindQuery(request, member, value);
                break;
            case MemberLocation.Header when value is not null:
                request.Headers[member.WireName] = HeaderText(member.Shape, value);
                break;
            case MemberLocation.Headers when value is not null:
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    request.Headers[member.WireName + (string)entry.Key] = (string)entry.Value!;
                }

                break;
            default:
                break;
        }
    }

    private static void BindPath(OperationShape operation, IRequest request, Member member, object? value)
    {
        if (value is null or "")
        {
            // An empty segment would address another resource. Same words as the official clients.
            throw operation.Service.BaseError(
                $"Request object does not have required field {member.Name} set", null, ErrorType.Sender, "", "", 0);
        }

        var text = Scalars.Text(member.Shape, value);
        var greedy = "{" + member.WireName + "+}";
        if (request.ResourcePath.Contains(greedy, StringComparison.Ordinal))
        {
            request.AddPathResource(greedy, text.TrimStart('/'));
        }
        else
        {
            request.AddPathResource("{" + member.WireName + "}", text);
        }
    }

    private static void BindQuery(IRequest request, Member member, object value)
    {
        switch (member.Shape)
        {
            case ListShape list:
                request.ParameterCollection.Add(member.WireName, Texts(list, value).ToList());
                break;
            case MapShape map:
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    request.Parameters[(string)entry.Key] = Scalars.Text(map.Value, entry.Value!);
                }

                break;
            default:
                request.Parameters[member.WireName] = Scalars.Text(member.Shape, value);
                break;
        }
    }

    private static string HeaderText(Shape shape, object value) =>
        shape is ListShape list ? string.Join(",", Texts(list, value)) : Scalars.Text(shape, value, httpDate: true);

    private static IEnumerable<string> Texts(ListShape list, object value) =>
        ((IList)value).Cast<object>().Select(element => Scalars.Text(list.Element, element));
}
