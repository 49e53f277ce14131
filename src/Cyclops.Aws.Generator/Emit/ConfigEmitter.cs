using static Cyclops.Aws.Generator.CodeWriter;

namespace Cyclops.Aws.Generator;

/// <summary>Writes the configuration class of a client.</summary>
internal static class ConfigEmitter
{
    public static string Emit(ServiceModel service)
    {
        var config = $"Amazon{service.BaseName}Config";
        var serviceId = Literal(service.ServiceId);
        var code = new CodeWriter("Amazon.Runtime.Endpoints", "Amazon.Runtime.Internal", "Cyclops.Aws.Wire");
        code.Open("namespace " + service.Namespace);
        code.Open($"public partial class {config} : ClientConfig");
        code.Line($"private static readonly string UserAgentString = Amazon.Util.Internal.InternalSDKUtils.BuildUserAgentString({serviceId}, \"4.0.0.0\");");
        code.Line("private static readonly WireEndpointResolver EndpointResolver = new();");
        code.Open($"public {config}() : base(ClientDefaults.Provider)");
        code.Line($"base.ServiceId = {serviceId};");
        code.Line($"AuthenticationServiceName = {Literal(service.SigningName)};");
        code.Line($"EndpointProvider = new Internal.Amazon{service.BaseName}EndpointProvider();");
        code.Close();
        code.Line($"public new static string ServiceId => {serviceId};");
        code.Line($"public override string RegionEndpointServiceName => {Literal(service.EndpointPrefix)};");
        code.Line($"public override string ServiceVersion => {Literal(service.ApiVersion)};");
        code.Line("public override string UserAgent => UserAgentString;");
        code.Open("public override Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)");
        code.Line("var request = new DefaultRequest(parameters.Request, ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint };");
        code.Line("var context = new Amazon.Runtime.Internal.RequestContext(false) { ClientConfig = this, OriginalRequest = parameters.Request, Request = request };");
        code.Line("return EndpointResolver.GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));");
        code.Close();
        code.Close();
        code.Close();
        return code.ToString();
    }
}
