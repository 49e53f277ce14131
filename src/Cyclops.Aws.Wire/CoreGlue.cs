using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Cyclops.Aws.Wire;

/// <summary>Typed request to IRequest, for all five protocols.</summary>
public sealed class WireMarshaller(OperationShape op) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var svc = op.Service;
        IRequest r = new DefaultRequest(input, svc.ClrNamespace) { HttpMethod = op.Method };
        switch (svc.Protocol)
        {
            case Protocol.Json:
                r.ResourcePath = "/";
                r.Headers["X-Amz-Target"] = svc.TargetPrefix + "." + op.Name;
                r.Headers["Content-Type"] = "application/x-amz-json-" + svc.JsonVersion;
                r.Content = Json(input, bodyOnly: false);
                break;
            case Protocol.Query or Protocol.Ec2:
                r.ResourcePath = "/";
                r.Parameters["Action"] = op.Name;
                r.Parameters["Version"] = svc.ApiVersion;
                if (op.Input is not null) QueryCodec.WriteStruct((k, v) => r.Parameters[k] = v, op.Input, input, "", svc.Protocol == Protocol.Ec2);
                break;
            default:
                Rest(r, input);
                break;
        }
        if (svc.Protocol is not (Protocol.Query or Protocol.Ec2)) r.Headers["x-amz-api-version"] = svc.ApiVersion;
        if (op.HostPrefix is not null) r.HostPrefix = op.HostPrefix;
        return r;
    }

    private byte[] Json(object input, bool bodyOnly)
    {
        var buf = new ArrayBufferWriter<byte>(512);
        using (var w = new Utf8JsonWriter(buf))
        {
            if (op.Input is null) { w.WriteStartObject(); w.WriteEndObject(); }
            else JsonCodec.WriteStruct(w, op.Input, input, bodyOnly, fillTokens: true);
        }
        return buf.WrittenSpan.ToArray();
    }

    private void Rest(IRequest r, object input)
    {
        var (path, query) = op.Uri.IndexOf('?') is >= 0 and var q ? (op.Uri[..q], op.Uri[(q + 1)..]) : (op.Uri, "");
        r.ResourcePath = path;
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var eq = part.IndexOf('=');
            if (eq < 0) r.AddSubResource(part); else r.AddSubResource(part[..eq], part[(eq + 1)..]);
        }
        if (op.Input is null) return;
        var members = op.Input.Members;
        int payload = -1;
        bool body = false;
        for (int i = 0; i < members.Length; i++)
        {
            var m = members[i];
            if (m.Loc == Loc.Payload) { payload = i; continue; }
            if (m.Loc == Loc.Body) { body |= op.Service.Protocol == Protocol.RestJson || m.Idempotency || W.IsSet(op.Input.Get(input, i)); continue; }
            var v = op.Input.Get(input, i);
            if (v is null && m.Idempotency) v = Guid.NewGuid().ToString();
            var wire = m.LocationName ?? m.Name;
            switch (m.Loc)
            {
                case Loc.Uri:
                    if (v is null || v is string { Length: 0 })
                        throw (AmazonServiceException)op.Service.BaseError($"Request object does not have required field {m.Name} set", null, ErrorType.Sender, "", "", 0);
                    var key = "{" + wire + "}";
                    var greedy = "{" + wire + "+}";
                    if (path.Contains(greedy, StringComparison.Ordinal)) r.AddPathResource(greedy, Scalars.Text(m.Shape, v).TrimStart('/')); else r.AddPathResource(key, Scalars.Text(m.Shape, v));
                    break;
                case Loc.Query when v is not null:
                    if (m.Shape is ListShape ql) r.ParameterCollection.Add(wire, ((IList)v).Cast<object>().Select(e => Scalars.Text(ql.Element, e)).ToList());
                    else if (m.Shape is MapShape qm) foreach (DictionaryEntry e in (IDictionary)v) r.Parameters[(string)e.Key] = Scalars.Text(qm.Value, e.Value!);
                    else r.Parameters[wire] = Scalars.Text(m.Shape, v);
                    break;
                case Loc.Header when v is not null:
                    r.Headers[wire] = m.Shape is ListShape hl ? string.Join(",", ((IList)v).Cast<object>().Select(e => Scalars.Text(hl.Element, e))) : Scalars.Text(m.Shape, v, httpDate: true);
                    break;
                case Loc.Headers when v is not null:
                    foreach (DictionaryEntry e in (IDictionary)v) r.Headers[wire + (string)e.Key] = (string)e.Value!;
                    break;
            }
        }
        if (r.ParameterCollection.Count > 0) r.UseQueryString = true;

        if (payload >= 0)
        {
            var v = op.Input.Get(input, payload);
            if (v is null) return;
            switch (members[payload].Shape)
            {
                case StructShape ps when op.Service.Protocol == Protocol.RestJson:
                    var buf = new ArrayBufferWriter<byte>(512);
                    using (var w = new Utf8JsonWriter(buf)) JsonCodec.WriteStruct(w, ps, v, fillTokens: true);
                    r.Content = buf.WrittenSpan.ToArray();
                    r.Headers["Content-Type"] = "application/json";
                    break;
                case StructShape ps:
                    r.Content = Xml(members[payload].LocationName ?? ps.Name, members[payload].XmlNamespace ?? op.InputNamespace, w => XmlCodec.WriteMembers(w, ps, v, members[payload].XmlNamespace ?? op.InputNamespace, true));
                    r.Headers["Content-Type"] = "application/xml";
                    break;
                case { Kind: WireKind.Blob }:
                    r.Content = ((MemoryStream)v).ToArray();
                    r.Headers["Content-Type"] = "application/octet-stream";
                    break;
                default:
                    r.Content = Encoding.UTF8.GetBytes(Scalars.Text(members[payload].Shape, v));
                    r.Headers["Content-Type"] = "text/plain";
                    break;
            }
        }
        else if (body && op.Service.Protocol == Protocol.RestJson)
        {
            r.Content = Json(input, bodyOnly: true);
            r.Headers["Content-Type"] = "application/json";
        }
        else if (body)
        {
            r.Content = Xml(op.InputName ?? op.Input.Name, op.InputNamespace, w => XmlCodec.WriteMembers(w, op.Input, input, op.InputNamespace, true));
            r.Headers["Content-Type"] = "application/xml";
        }
    }

    internal static byte[] Xml(string root, string? ns, Action<XmlWriter> members)
    {
        using var ms = new MemoryStream();
        using (var w = XmlWriter.Create(ms, new XmlWriterSettings { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = false, NewLineHandling = NewLineHandling.Entitize }))
        {
            w.WriteStartElement(root, ns);
            members(w);
            w.WriteEndElement();
        }
        return ms.ToArray();
    }
}

internal static class ResponseBinding
{
    public static void Headers(OperationShape op, object response, IWebResponseData data)
    {
        if (op.Output.AllBody) return;
        var members = op.Output.Members;
        for (int i = 0; i < members.Length; i++)
        {
            var m = members[i];
            var wire = m.LocationName ?? m.Name;
            switch (m.Loc)
            {
                case Loc.Header when data.IsHeaderPresent(wire):
                    op.Output.Set(response, i, m.Shape is ListShape ls ? List(ls, data.GetHeaderValue(wire)) : Scalars.Parse(m.Shape, data.GetHeaderValue(wire)));
                    break;
                case Loc.Headers:
                    var map = ((MapShape)m.Shape).Create();
                    foreach (var h in data.GetHeaderNames()) if (h.StartsWith(wire, StringComparison.OrdinalIgnoreCase)) map[h[wire.Length..]] = data.GetHeaderValue(h);
                    if (map.Count > 0) op.Output.Set(response, i, map);
                    break;
                case Loc.StatusCode: op.Output.Set(response, i, (int)data.StatusCode); break;
            }
        }
    }

    private static IList List(ListShape ls, string text)
    {
        var l = ls.Create();
        foreach (var p in text.Split(',', StringSplitOptions.TrimEntries)) l.Add(Scalars.Parse(ls.Element, p));
        return l;
    }

    public static int Payload(OperationShape op) => Array.FindIndex(op.Output.Members, m => m.Loc == Loc.Payload);

    public static ErrorShape? Find(OperationShape op, string? code)
    {
        if (code is null) return null;
        foreach (var f in op.Errors) if (f() is var e && e.Code == code) return e;
        return null;
    }

    public static byte[] ReadAll(Stream s)
    {
        using var ms = new MemoryStream();
        s.CopyTo(ms);
        return ms.ToArray();
    }
}

public sealed class WireJsonUnmarshaller(OperationShape op) : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var response = (AmazonWebServiceResponse)op.Output.Create();
        var body = ResponseBinding.ReadAll(context.Stream);
        var p = op.Output.AllBody ? -1 : ResponseBinding.Payload(op);
        if (p < 0) JsonCodec.ReadDocument(body, op.Output, response);
        else if (body.Length > 0)
            op.Output.Set(response, p, op.Output.Members[p].Shape switch
            {
                StructShape ss => JsonCodec.ReadDocument(body, ss),
                { Kind: WireKind.Blob } => new MemoryStream(body),
                var s => Scalars.Parse(s, Encoding.UTF8.GetString(body)),
            });
        ResponseBinding.Headers(op, response, context.ResponseData);
        return response;
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        // The official first-pass parser: __type / code / x-amzn-ErrorType, in every spelling the services use.
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var e = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        // awsQueryCompatible services keep their Query error codes in a header.
        if (context.ResponseData.GetHeaderValue("x-amzn-query-error") is { Length: > 0 } qe && qe.IndexOf(';') is > 0 and var semi)
        {
            e.Code = qe[..semi];
            if (Enum.TryParse<ErrorType>(qe[(semi + 1)..], out var t)) e.Type = t;
        }
        var shape = ResponseBinding.Find(op, e.Code);
        var ex = (shape?.Create ?? op.Service.BaseError)(e.Message, innerException, e.Type, e.Code!, e.RequestId, statusCode);
        if (shape?.Members is { } extra) JsonCodec.ReadDocument(context.GetResponseBodyBytes(), extra, ex);
        return ex;
    }
}

internal static class XmlShared
{
    public static AmazonWebServiceResponse Unmarshall(OperationShape op, XmlUnmarshallerContext context)
    {
        var response = (AmazonWebServiceResponse)op.Output.Create();
        var root = XmlCodec.Load(context.Stream);
        if (root is not null)
        {
            switch (op.Service.Protocol)
            {
                case Protocol.Query:
                    var at = op.ResultWrapper is null ? root : XmlCodec.Child(root, op.ResultWrapper);
                    if (at is not null) XmlCodec.Fill(at, op.Output, response);
                    if (XmlCodec.Child(root, "ResponseMetadata") is { } md && XmlCodec.Child(md, "RequestId") is { } id)
                        response.ResponseMetadata = new ResponseMetadata { RequestId = id.Value };
                    break;
                case Protocol.Ec2:
                    XmlCodec.Fill(root, op.Output, response);
                    if (XmlCodec.Child(root, "requestId") is { } eid) response.ResponseMetadata = new ResponseMetadata { RequestId = eid.Value };
                    break;
                default:
                    var p = op.Output.AllBody ? -1 : ResponseBinding.Payload(op);
                    if (p >= 0 && op.Output.Members[p].Shape is StructShape ps) { var o = ps.Create(); XmlCodec.Fill(root, ps, o); op.Output.Set(response, p, o); }
                    else XmlCodec.Fill(root, op.Output, response);
                    break;
            }
        }
        if (op.Service.Protocol == Protocol.RestXml) ResponseBinding.Headers(op, response, context.ResponseData);
        return response;
    }

    public static AmazonServiceException Exception(OperationShape op, XmlUnmarshallerContext context, Exception inner, HttpStatusCode status)
    {
        var e = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        var root = TryLoad(context.GetResponseBodyBytes());
        // Route 53 answers InvalidChangeBatch with the shape itself as the root and no <Error><Code>.
        if (string.IsNullOrEmpty(e.Code) && root is not null && ResponseBinding.Find(op, root.Name.LocalName) is not null) e.Code = root.Name.LocalName;
        var shape = ResponseBinding.Find(op, e.Code);
        if (string.IsNullOrEmpty(e.RequestId)) e.RequestId = context.ResponseData.GetHeaderValue("x-amzn-RequestId");
        var ex = (shape?.Create ?? op.Service.BaseError)(e.Message, inner, e.Type, e.Code, e.RequestId, status);
        if (shape?.Members is { } extra && root is not null)
            XmlCodec.Fill(root.Descendants().FirstOrDefault(d => d.Name.LocalName == "Error") ?? root, extra, ex);
        return ex;
    }

    private static XElement? TryLoad(byte[] body)
    {
        try { return body.Length == 0 ? null : XmlCodec.Load(new MemoryStream(body)); } catch (XmlException) { return null; }
    }
}

public sealed class WireXmlUnmarshaller(OperationShape op) : XmlResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input) => XmlShared.Unmarshall(op, input);
    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) => XmlShared.Exception(op, input, innerException, statusCode);
}

public sealed class WireEc2Unmarshaller(OperationShape op) : EC2ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input) => XmlShared.Unmarshall(op, input);
    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) => XmlShared.Exception(op, input, innerException, statusCode);
}

/// <summary>SigV4 for every operation except those the model marks authtype none.</summary>
public sealed class WireAuthHandler(HashSet<string>? anonymous = null) : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
        anonymous is not null && anonymous.Contains(executionContext.RequestContext.Request.RequestName) ? AuthSchemeOption.DEFAULT_NOAUTH : AuthSchemeOption.DEFAULT_SIGV4;
}

/// <summary>Maps the client configuration to endpoint parameters; the provider set on the configuration decides.</summary>
public sealed class WireEndpointResolver : BaseEndpointResolver
{
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) => InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var c = (ClientConfig)requestContext.ClientConfig;
        var p = new EndpointParameters();
        var region = requestContext.Request.AlternateEndpoint?.SystemName ?? c.RegionEndpoint?.SystemName;
        if (region is null && !string.IsNullOrEmpty(c.ServiceURL))
            region = string.IsNullOrEmpty(c.AuthenticationRegion)
                ? Amazon.RegionEndpoint.GetBySystemName(Amazon.Util.AWSSDKUtils.DetermineRegion(c.ServiceURL)).SystemName
                : c.AuthenticationRegion;
        if (region == "us-east-1-regional") region = "us-east-1";
        p["Region"] = region;
        p["UseDualStack"] = c.UseDualstackEndpoint;
        p["UseFIPS"] = c.UseFIPSEndpoint;
        p["Endpoint"] = c.ServiceURL;
        return p;
    }
}

public sealed class WireServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId { get; } = serviceId;
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
}

public static class WireDefaults
{
    private static DefaultConfiguration Mode(DefaultConfigurationMode name, double ms) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(ms),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(ms),
    };

    /// <summary>The published SDK "defaults mode" table (sdk-default-configuration.json), common to all services.</summary>
    public static readonly IDefaultConfiguration[] All =
    [
        Mode(DefaultConfigurationMode.Standard, 3100), Mode(DefaultConfigurationMode.InRegion, 1100), Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30000), Mode(DefaultConfigurationMode.Auto, 1100),
    ];

    public static void ReplaceEndpointHandlers(RuntimePipeline pipeline, HashSet<string>? anonymous = null)
    {
        pipeline.RemoveHandler<Amazon.Runtime.Internal.EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new WireEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new WireAuthHandler(anonymous));
    }
}

/// <summary>Endpoint rule set helpers used by generated providers; partitions come from AWSSDK.Core.</summary>
public static class Rules
{
    public static bool Truthy(object? v) => v switch { null => false, bool b => b, string s => s.Length > 0, _ => true };
    public static bool Eq(object? a, object? b) => Equals(a, b);
    public static object? Attr(object? v, string path) => v is null ? null : Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn.GetAttr(v, path);
    public static object? Partition(string? region) => region is null ? null : Amazon.Runtime.Internal.Endpoints.StandardLibrary.Fn.Partition(region);

    public static Endpoint Endpoint(string url, string? signingRegion = null, string? signingName = null)
    {
        if (signingRegion is null && signingName is null) return new Endpoint(url);
        var bag = new PropertyBag();
        var scheme = new PropertyBag { ["name"] = "sigv4", ["signingRegion"] = signingRegion, ["signingName"] = signingName };
        bag["authSchemes"] = new List<object> { scheme };
        return new Endpoint(url) { Attributes = bag };
    }

    public static Exception Error(string message) => new AmazonClientException(message);
}
