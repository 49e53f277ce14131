using Amazon.CertificateManager.Model;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Route53.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.CertificateManager;

public sealed class CertificateStackTests
{
    [Fact]
    public async Task A_stack_proves_its_certificate_itself_and_is_complete_once_that_is_issued()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        var scene = new CertificateScene(cloud);
        await Create(cloud, await scene.Zone("example.com"), "example.com");
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(StackStatus.CREATE_IN_PROGRESS, (await Describe(cloud)).StackStatus);
        cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        var stack = await Describe(cloud);
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        var certificate = await scene.Describe(stack.Outputs.Single().OutputValue);
        Assert.Equal(("ISSUED", "*.example.com"), (certificate.Status.Value, certificate.SubjectAlternativeNames[1]));
    }

    [Fact]
    public async Task Another_name_is_another_certificate_and_removal_leaves_only_the_records()
    {
        var cloud = new CloudUnderTest();
        var zone = await new CertificateScene(cloud).Zone("example.com");
        await Create(cloud, zone, "example.com");
        var before = (await Describe(cloud)).Outputs.Single().OutputValue;
        await cloud.CloudFormation.UpdateStackAsync(new UpdateStackRequest { StackName = "tls", TemplateBody = Template(zone, "a.example.com") });
        var stack = await Describe(cloud);
        Assert.Equal(StackStatus.UPDATE_COMPLETE, stack.StackStatus);
        var after = stack.Outputs.Single().OutputValue;
        Assert.NotEqual(before, after);
        Assert.Equal(after, (await Certificates(cloud)).Single().CertificateArn);
        await cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "tls" });
        Assert.Empty(await Certificates(cloud));
        var records = (await cloud.Route53.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = zone })).ResourceRecordSets;
        Assert.Equal(2, records.Count(r => r.Type.Value == "CNAME"));
    }

    [Fact]
    public async Task A_certificate_that_nothing_proves_fails_the_stack_and_goes_with_it()
    {
        var cloud = new CloudUnderTest();
        const string Unproven = """{"Resources": {"Certificate": {"Type": "AWS::CertificateManager::Certificate", "Properties": {"DomainName": "example.com", "ValidationMethod": "DNS"}}}}""";
        await cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "tls", TemplateBody = Unproven });
        cloud.Clock.Advance(TimeSpan.FromHours(71));
        Assert.Equal(StackStatus.CREATE_IN_PROGRESS, (await Describe(cloud)).StackStatus);
        cloud.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(StackStatus.ROLLBACK_COMPLETE, (await Describe(cloud)).StackStatus);
        Assert.Empty(await Certificates(cloud));
    }

    [Fact]
    public async Task A_zone_that_is_not_there_fails_the_stack_and_leaves_no_certificate()
    {
        var cloud = new CloudUnderTest();
        await Create(cloud, "Z00000000000000000000", "example.com");
        Assert.Equal(StackStatus.ROLLBACK_COMPLETE, (await Describe(cloud)).StackStatus);
        Assert.Empty(await Certificates(cloud));
    }

    private static string Template(string zone, string domain) => $$$"""
        {
          "Resources": {
            "Certificate": {
              "Type": "AWS::CertificateManager::Certificate",
              "Properties": {
                "DomainName": "{{{domain}}}",
                "SubjectAlternativeNames": ["*.{{{domain}}}"],
                "ValidationMethod": "DNS",
                "DomainValidationOptions": [
                  {"DomainName": "{{{domain}}}", "HostedZoneId": "{{{zone}}}"},
                  {"DomainName": "*.{{{domain}}}", "HostedZoneId": "{{{zone}}}"}
                ]
              }
            }
          },
          "Outputs": {
            "Arn": {"Value": {"Ref": "Certificate"}}
          }
        }
        """;

    private static Task<CreateStackResponse> Create(CloudUnderTest cloud, string zone, string domain) =>
        cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "tls", TemplateBody = Template(zone, domain) });

    private static async Task<Stack> Describe(CloudUnderTest cloud) =>
        (await cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "tls" })).Stacks.Single();

    private static async Task<List<CertificateSummary>> Certificates(CloudUnderTest cloud) =>
        (await cloud.Certificates.ListCertificatesAsync(new ListCertificatesRequest())).CertificateSummaryList ?? [];
}
