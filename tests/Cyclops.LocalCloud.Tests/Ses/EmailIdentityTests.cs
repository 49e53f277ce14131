using Amazon.CloudFormation.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.SimpleEmailV2;
using Amazon.SimpleEmailV2.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;
using NotFoundException = Amazon.SimpleEmailV2.Model.NotFoundException;

namespace Cyclops.LocalCloud.Tests.Ses;

public sealed class EmailIdentityTests
{
    private const string Domain = "mail.example.com";

    [Fact]
    public async Task A_domain_is_verified_once_all_three_records_are_in_its_zone()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        var created = await cloud.Ses.CreateEmailIdentityAsync(new CreateEmailIdentityRequest { EmailIdentity = Domain });
        Assert.Equal((IdentityType.DOMAIN, DkimStatus.NOT_STARTED, 3), (created.IdentityType, created.DkimAttributes.Status, created.DkimAttributes.Tokens.Count));
        var zone = (await cloud.Route53.CreateHostedZoneAsync(new CreateHostedZoneRequest { Name = "example.com", CallerReference = "z" })).HostedZone.Id;
        await Write(cloud, zone, created.DkimAttributes.Tokens.Take(2));
        cloud.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(DkimStatus.PENDING, (await Get(cloud)).DkimAttributes.Status);
        await Assert.ThrowsAsync<MessageRejectedException>(() => Send(cloud, "a@mail.example.com"));
        await Write(cloud, zone, created.DkimAttributes.Tokens.Skip(2));
        Assert.Equal(DkimStatus.PENDING, (await Get(cloud)).DkimAttributes.Status);
        cloud.Clock.Advance(TimeSpan.FromMinutes(6));
        var identity = await Get(cloud);
        Assert.Equal((DkimStatus.SUCCESS, true, VerificationStatus.SUCCESS), (identity.DkimAttributes.Status, identity.VerifiedForSendingStatus, identity.VerificationStatus));
        Assert.NotNull((await Send(cloud, "Cyclops <a@mail.example.com>")).MessageId);
    }

    [Fact]
    public async Task A_domain_without_records_fails_after_three_days()
    {
        var cloud = new CloudUnderTest();
        await cloud.Ses.CreateEmailIdentityAsync(new CreateEmailIdentityRequest { EmailIdentity = Domain });
        cloud.Clock.Advance(TimeSpan.FromHours(71));
        Assert.Equal(VerificationStatus.PENDING, (await Get(cloud)).VerificationStatus);
        cloud.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(VerificationStatus.FAILED, (await Get(cloud)).VerificationStatus);
    }

    [Fact]
    public async Task What_is_there_twice_or_not_or_makes_no_sense_is_refused()
    {
        var cloud = new CloudUnderTest();
        await cloud.Ses.CreateEmailIdentityAsync(new CreateEmailIdentityRequest { EmailIdentity = Domain });
        await Assert.ThrowsAsync<Amazon.SimpleEmailV2.Model.AlreadyExistsException>(() => cloud.Ses.CreateEmailIdentityAsync(new CreateEmailIdentityRequest { EmailIdentity = Domain.ToUpperInvariant() }));
        await Assert.ThrowsAsync<BadRequestException>(() => cloud.Ses.CreateEmailIdentityAsync(new CreateEmailIdentityRequest { EmailIdentity = "localhost" }));
        await Assert.ThrowsAsync<BadRequestException>(() => MailFrom(cloud, "other.example.org"));
        await MailFrom(cloud, "bounce." + Domain);
        Assert.Equal(MailFromDomainStatus.PENDING, (await Get(cloud)).MailFromAttributes.MailFromDomainStatus);
        Assert.Equal([Domain], (await cloud.Ses.ListEmailIdentitiesAsync(new ListEmailIdentitiesRequest())).EmailIdentities.Select(i => i.IdentityName));
        await cloud.Ses.DeleteEmailIdentityAsync(new DeleteEmailIdentityRequest { EmailIdentity = Domain });
        await Assert.ThrowsAsync<NotFoundException>(() => Get(cloud));
    }

    [Fact]
    public async Task A_stack_publishes_the_records_of_its_own_domain()
    {
        var cloud = new CloudUnderTest();
        var zone = (await cloud.Route53.CreateHostedZoneAsync(new CreateHostedZoneRequest { Name = "example.com", CallerReference = "z" })).HostedZone.Id.Split('/')[^1];
        var records = Enumerable.Range(1, 3).Select(i =>
            $$$"""
            , "R{{{i}}}": {"Type": "AWS::Route53::RecordSet", "Properties": {"HostedZoneId": "{{{zone}}}", "Name": {"Fn::GetAtt": ["Mail", "DkimDNSTokenName{{{i}}}"]}, "Type": "CNAME", "TTL": "300", "ResourceRecords": [{"Fn::GetAtt": ["Mail", "DkimDNSTokenValue{{{i}}}"]}]}}
            """);
        var template = """{"Resources": {"Mail": {"Type": "AWS::SES::EmailIdentity", "Properties": {"EmailIdentity": "mail.example.com", "MailFromAttributes": {"MailFromDomain": "bounce.mail.example.com"}, "Tags": [{"Key": "a", "Value": "b"}]}}""" + string.Concat(records) + "}}";
        await cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "mail", TemplateBody = template });
        Assert.Equal("CREATE_COMPLETE", (await cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = "mail" })).Stacks.Single().StackStatus.Value);
        var identity = await Get(cloud);
        Assert.Equal((DkimStatus.SUCCESS, "bounce.mail.example.com"), (identity.DkimAttributes.Status, identity.MailFromAttributes.MailFromDomain));
        Assert.Contains(identity.Tags, t => t.Key == "a");
        await cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = "mail" });
        await Assert.ThrowsAsync<NotFoundException>(() => Get(cloud));
    }

    private static Task<GetEmailIdentityResponse> Get(CloudUnderTest cloud) => cloud.Ses.GetEmailIdentityAsync(new GetEmailIdentityRequest { EmailIdentity = Domain });

    private static Task<PutEmailIdentityMailFromAttributesResponse> MailFrom(CloudUnderTest cloud, string domain) =>
        cloud.Ses.PutEmailIdentityMailFromAttributesAsync(new PutEmailIdentityMailFromAttributesRequest { EmailIdentity = Domain, MailFromDomain = domain });

    private static Task<SendEmailResponse> Send(CloudUnderTest cloud, string from) => cloud.Ses.SendEmailAsync(new SendEmailRequest
    {
        FromEmailAddress = from,
        Destination = new Destination { ToAddresses = ["b@example.org"] },
        Content = new EmailContent { Simple = new Message { Subject = new Content { Data = "s" }, Body = new Body { Text = new Content { Data = "t" } } } },
    });

    private static Task<ChangeResourceRecordSetsResponse> Write(CloudUnderTest cloud, string zone, IEnumerable<string> tokens) => cloud.Route53.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
    {
        HostedZoneId = zone,
        ChangeBatch = new ChangeBatch
        {
            Changes =
            [
                .. tokens.Select(t => new Amazon.Route53.Model.Change
                {
                    Action = ChangeAction.CREATE,
                    ResourceRecordSet = new ResourceRecordSet { Name = $"{t}._domainkey.{Domain}", Type = RRType.CNAME, TTL = 300, ResourceRecords = [new ResourceRecord { Value = t + ".dkim.amazonses.com" }] },
                }),
            ],
        },
    });
}
