using System.Xml;
using Cyclops.LocalCloud.Protocol;
using Microsoft.AspNetCore.WebUtilities;

namespace Cyclops.LocalCloud.S3;

/// <summary>From an HTTP request to an operation of S3: by method, what the path names and the sub-resource in the query.</summary>
internal sealed class S3Requests
{
    // Parameters that choose an operation, served or not; any other belongs to the operation.
    private static readonly string[] SubResources =
    [
        "accelerate", "acl", "analytics", "attributes", "cors", "delete", "encryption", "intelligent-tiering", "inventory", "legal-hold", "lifecycle",
        "list-type", "location", "logging", "metadataConfiguration", "metadataTable", "metrics", "notification", "object-lock", "ownershipControls", "policy",
        "policyStatus", "publicAccessBlock", "replication", "requestPayment", "restore", "retention", "select", "session", "tagging", "torrent", "uploadId",
        "uploads", "versioning", "versions", "website",
    ];

    // Headers that would make a call another one than it is here.
    private static readonly string[] Unserved =
    [
        "x-amz-copy-source", "x-amz-tagging", "x-amz-object-lock-mode", "x-amz-object-lock-legal-hold", "x-amz-bucket-object-lock-enabled",
        "x-amz-server-side-encryption-customer-key", "x-amz-website-redirect-location",
    ];

    private readonly Dictionary<(string Method, int Depth, string SubResource), Operation> _operations = [];

    public static bool IsFor(WireRequest request, SigningScope scope) => scope.Service == S3Shapes.Service.SigningName || S3Host.Parse(request.Header("Host")) is not null;

    public void Add(Operation operation)
    {
        var uri = operation.Shape.Uri.Split('?', 2);
        _operations[(operation.Shape.Method, uri[0].Count(c => c == '{'), uri.Length > 1 ? uri[1] : "")] = operation;
    }

    /// <param name="request">With its bucket in the path.</param>
    /// <exception cref="S3Exception">Nobody is allowed without a signature; the operation is not served; the body is damaged or no document of S3.</exception>
    public DecodedCall Decode(WireRequest request, SigningScope scope)
    {
        if (scope.AccessKey.Length == 0)
        {
            throw new S3Exception("AccessDenied", "Access Denied", 403);
        }

        var path = request.Path.TrimStart('/').Split('/', 2);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        Name(variables, "Bucket", path[0]);
        Name(variables, "Key", path.Length > 1 ? path[1] : "");
        var query = QueryHelpers.ParseQuery(request.Query);
        var resource = Array.Find(SubResources, query.ContainsKey) ?? "";
        if (Array.Exists(Unserved, name => request.Header(name) is not null) || !_operations.TryGetValue((request.Method, variables.Count, resource), out var operation))
        {
            throw S3Errors.Unserved();
        }

        var plain = ChunkedBody.Plain(request);
        BodyChecks.Check(plain);
        try
        {
            return new DecodedCall(operation, RestInput.Read(operation.Shape, plain, variables), operation.Shape.Service.Protocol);
        }
        catch (XmlException)
        {
            throw S3Errors.Malformed();
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new S3Exception("InvalidArgument", e.Message, 400);
        }
    }

    private static void Name(Dictionary<string, string> variables, string name, string escaped)
    {
        if (escaped.Length > 0)
        {
            variables.Add(name, Uri.UnescapeDataString(escaped));
        }
    }
}
