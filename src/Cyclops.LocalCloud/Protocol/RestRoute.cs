namespace Cyclops.LocalCloud.Protocol;

/// <summary>The method and path template of one REST operation.</summary>
internal sealed class RestRoute(string signing, Operation operation)
{
    private readonly string[] _template = operation.Shape.Uri.Split('?', 2)[0].Trim('/').Split('/');

    public Operation Operation => operation;

    public int Literals => _template.Count(part => !part.StartsWith('{'));

    public bool Matches(string method, string signedFor, string[] path, out Dictionary<string, string> variables)
    {
        variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (method != operation.Shape.Method || (signedFor.Length > 0 && signing != signedFor))
        {
            return false;
        }

        for (var i = 0; i < _template.Length; i++)
        {
            if (i >= path.Length)
            {
                return false;
            }

            var part = _template[i];
            if (part.StartsWith('{') && part.EndsWith("+}", StringComparison.Ordinal))
            {
                variables[part[1..^2]] = Uri.UnescapeDataString(string.Join('/', path[i..]));
                return true;
            }

            if (part.StartsWith('{'))
            {
                variables[part[1..^1]] = Uri.UnescapeDataString(path[i]);
            }
            else if (part != path[i])
            {
                return false;
            }
        }

        return _template.Length == path.Length;
    }
}
