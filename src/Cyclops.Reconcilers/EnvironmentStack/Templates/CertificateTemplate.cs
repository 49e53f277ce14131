using System.Text.Json.Nodes;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>The certificate of the domain and of all names in it, proven by records in the environment's zone.</summary>
/// <remarks>
/// A stack of its own: it is complete only when the certificate is issued, and that waits for the domain's parent to delegate
/// the zone. Source: AWS CloudFormation User Guide, AWS::CertificateManager::Certificate.
/// </remarks>
internal static class CertificateTemplate
{
    public const string Type = "AWS::CertificateManager::Certificate";

    private const string Certificate = "Certificate";

    public static StackTemplate Build(EnvironmentManifest environment)
    {
        var template = new TemplateDocument();
        var wildcard = $"*.{environment.Domain}";
        template.AddParameter(EnvironmentOutputs.HostedZoneId);
        template.Add(Certificate, Type, new()
        {
            ["DomainName"] = environment.Domain,
            ["SubjectAlternativeNames"] = Fn.Texts([wildcard]),
            ["ValidationMethod"] = "DNS",
            ["DomainValidationOptions"] = new JsonArray(Validation(environment.Domain), Validation(wildcard)),
        });
        template.AddOutput(EnvironmentOutputs.CertificateArn, Fn.Ref(Certificate));
        return new(
            StackParts.Certificate,
            template,
            new([KeyValuePair.Create(EnvironmentOutputs.HostedZoneId, EnvironmentInputs.HostedZoneId(environment))]),
            new());
    }

    private static JsonObject Validation(string domain) =>
        new() { ["DomainName"] = domain, ["HostedZoneId"] = Fn.Ref(EnvironmentOutputs.HostedZoneId) };
}
