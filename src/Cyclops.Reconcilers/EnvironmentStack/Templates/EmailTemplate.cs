using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>An SES identity of the domain, with the DKIM records that prove it in the environment's zone.</summary>
internal static class EmailTemplate
{
    private const string Identity = "Identity";

    /// <summary>Easy DKIM has three records. Source: AWS CloudFormation User Guide, AWS::SES::EmailIdentity.</summary>
    private const int DkimRecords = 3;

    public static StackTemplate Build(EnvironmentManifest environment, EmailSpec spec)
    {
        var template = new TemplateDocument();
        var domain = spec.DomainIn(environment.Domain);
        template.AddParameter(EnvironmentOutputs.HostedZoneId);
        template.Add(Identity, "AWS::SES::EmailIdentity", new() { ["EmailIdentity"] = domain });
        for (var number = 1; number <= DkimRecords; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            template.Add($"Dkim{text}", "AWS::Route53::RecordSet", new()
            {
                ["HostedZoneId"] = Fn.Ref(EnvironmentOutputs.HostedZoneId),
                ["Name"] = Fn.GetAtt(Identity, $"DkimDNSTokenName{text}"),
                ["Type"] = "CNAME",
                ["TTL"] = "1800",
                ["ResourceRecords"] = new JsonArray(Fn.GetAtt(Identity, $"DkimDNSTokenValue{text}")),
            });
        }

        template.AddOutput(EnvironmentOutputs.EmailIdentityArn, Fn.Sub($"arn:${{AWS::Partition}}:ses:${{AWS::Region}}:${{AWS::AccountId}}:identity/{domain}"));
        return new(
            StackParts.Email,
            template,
            new([KeyValuePair.Create(EnvironmentOutputs.HostedZoneId, EnvironmentInputs.HostedZoneId(environment))]),
            new());
    }
}
