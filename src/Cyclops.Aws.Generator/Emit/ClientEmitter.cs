using System;
using System.Collections.Generic;
using System.Linq;
using static Cyclops.Aws.Generator.CodeWriter;

namespace Cyclops.Aws.Generator;

/// <summary>Writes the client and its interface.</summary>
internal static class ClientEmitter
{
    private const string Endpoint = "Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request)";

    public static string Emit(ServiceModel service, bool hasPaginators)
    {
        var code = new CodeWriter(
            "Amazon.Runtime.Endpoints", "Amazon.Runtime.Internal", "Cyclops.Aws.Wire", service.Namespace + ".Model", service.Namespace + ".Internal");
        code.Open("namespace " + service.Namespace);
        Interface(code, service, hasPaginators);
        code.Line();
        Client(code, service, hasPaginators);
        code.Close();
        return code.ToString();
    }

    private static void Interface(CodeWriter code, ServiceModel service, bool hasPaginators)
    {
        var client = $"Amazon{service.BaseName}Client";
        var config = $"Amazon{service.BaseName}Config";
        code.Open($"public partial interface IAmazon{service.BaseName} : IAmazonService, IDisposable");
        if (hasPaginators)
        {
            code.Line($"I{service.ShortNamespace}PaginatorFactory Paginators {{ get; }}");
        }

        foreach (var operation in service.Operations)
        {
            foreach (var signature in Signatures(service, operation))
            {
                code.Line(signature + ";");
            }
        }

        code.Line(Endpoint + ";");
        code.Line($"static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {config}();");
        code.Line($"static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => new {client}(awsCredentials, ({config})clientConfig);");
        code.Close();
    }

    private static void Client(CodeWriter code, ServiceModel service, bool hasPaginators)
    {
        var client = $"Amazon{service.BaseName}Client";
        code.Open($"public partial class {client} : AmazonServiceClient, IAmazon{service.BaseName}");
        code.Line($"private static readonly IServiceMetadata serviceMetadata = new WireServiceMetadata({Literal(service.ServiceId)});");
        code.Line("protected override IServiceMetadata ServiceMetadata => serviceMetadata;");
        if (hasPaginators)
        {
            code.Line($"public I{service.ShortNamespace}PaginatorFactory Paginators => field ??= new {service.ShortNamespace}PaginatorFactory(this);");
        }

        Constructors(code, client, $"Amazon{service.BaseName}Config");
        Pipeline(code, service);
        code.Line("protected override void Dispose(bool disposing) => base.Dispose(disposing);");
        code.Line($"public {Endpoint} => Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));");
        foreach (var operation in service.Operations)
        {
            Operation(code, service, operation);
        }

        code.Close();
    }

    private static void Constructors(CodeWriter code, string client, string config)
    {
        void Constructor(string parameters, string call) => code.Line($"public {client}({parameters}) : {call} {{ }}");

        const string keys = "string awsAccessKeyId, string awsSecretAccessKey";
        const string session = keys + ", string awsSessionToken";
        const string keyArguments = "awsAccessKeyId, awsSecretAccessKey";
        const string sessionArguments = keyArguments + ", awsSessionToken";
        Constructor("", $"base(new {config}())");
        Constructor("RegionEndpoint region", $"base(new {config} {{ RegionEndpoint = region }})");
        Constructor(config + " config", "base(config)");
        foreach (var (parameters, arguments) in new[] { ("AWSCredentials credentials", "credentials"), (keys, keyArguments), (session, sessionArguments) })
        {
            Constructor(parameters, $"this({arguments}, new {config}())");
            Constructor(parameters + ", RegionEndpoint region", $"this({arguments}, new {config} {{ RegionEndpoint = region }})");
            Constructor($"{parameters}, {config} clientConfig", $"base({arguments}, clientConfig)");
        }
    }

    private static void Pipeline(CodeWriter code, ServiceModel service)
    {
        var anonymous = service.Operations.Where(operation => operation.IsAnonymous).Select(operation => Literal(operation.RequestClass)).ToList();
        var argument = anonymous.Count == 0 ? "" : $", new HashSet<string> {{ {string.Join(", ", anonymous)} }}";
        code.Open("protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)");
        code.Line($"ClientPipeline.Customize(pipeline{argument});");
        code.Line("CustomizePipeline(pipeline);");
        code.Close();
        code.Line("static partial void CustomizePipeline(RuntimePipeline pipeline);");
    }

    private static void Operation(CodeWriter code, ServiceModel service, OperationModel operation)
    {
        var signatures = Signatures(service, operation).ToList();
        if (signatures.Count > 1)
        {
            code.Line($"public virtual {signatures[0]} => {operation.Name}Async(new {operation.RequestClass}(), cancellationToken);");
        }

        code.Line($"public virtual {signatures.Last()} => InvokeAsync<{operation.ResponseClass}>(request, {service.SchemaClass}.{operation.Name}.Options, cancellationToken);");
    }

    /// <summary>The overload without a request, where the official package has one, and the one with it.</summary>
    private static IEnumerable<string> Signatures(ServiceModel service, OperationModel operation)
    {
        if (service.Customizations.Texts("noArgOverloads").Contains(operation.Name, StringComparer.Ordinal))
        {
            yield return $"Task<{operation.ResponseClass}> {operation.Name}Async(CancellationToken cancellationToken = default)";
        }

        yield return $"Task<{operation.ResponseClass}> {operation.Name}Async({operation.RequestClass} request, CancellationToken cancellationToken = default)";
    }
}
