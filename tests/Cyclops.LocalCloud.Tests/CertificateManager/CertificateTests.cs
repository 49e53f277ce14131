using Amazon.CertificateManager;
using Amazon.CertificateManager.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.CertificateManager;

public sealed class CertificateTests
{
    private readonly CloudUnderTest _cloud = new();
    private readonly CertificateScene _scene;

    public CertificateTests() => _scene = new CertificateScene(_cloud);

    [Fact]
    public async Task A_certificate_waits_for_its_record_and_is_then_issued()
    {
        var arn = await _scene.Request("Example.com");
        var pending = await _scene.Describe(arn);
        Assert.Matches("^arn:aws:acm:eu-west-1:123456789012:certificate/[0-9a-f-]{36}$", arn);
        Assert.Equal((CertificateStatus.PENDING_VALIDATION, "example.com", CertificateType.AMAZON_ISSUED), (pending.Status, pending.DomainName, pending.Type));
        var option = Assert.Single(pending.DomainValidationOptions);
        Assert.Equal((DomainStatus.PENDING_VALIDATION, RecordType.CNAME), (option.ValidationStatus, option.ResourceRecord.Type));
        Assert.Matches(@"^_[0-9a-f]{32}\.example\.com\.$", option.ResourceRecord.Name);
        Assert.Matches(@"^_[0-9a-f]{32}\.acm-validations\.aws\.$", option.ResourceRecord.Value);
        _cloud.Clock.Advance(TimeSpan.FromMinutes(5));
        await _scene.Write(await _scene.Zone("example.com"), option.ResourceRecord);
        var issued = await _scene.Describe(arn);
        Assert.Equal((CertificateStatus.ISSUED, DomainStatus.SUCCESS), (issued.Status, issued.DomainValidationOptions[0].ValidationStatus));
        Assert.Equal(_cloud.Clock.GetUtcNow().UtcDateTime, issued.IssuedAt);
        Assert.True(issued.NotBefore <= issued.IssuedAt && issued.IssuedAt < issued.NotAfter);
    }

    [Fact]
    public async Task The_record_is_chosen_and_looked_up_in_its_time()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Realistic);
        var scene = new CertificateScene(cloud);
        var arn = await scene.Request("example.com");
        Assert.Null((await scene.Describe(arn)).DomainValidationOptions[0].ResourceRecord);
        cloud.Clock.Advance(TimeSpan.FromSeconds(5));
        await scene.Write(await scene.Zone("example.com"), (await scene.Describe(arn)).DomainValidationOptions[0].ResourceRecord);
        cloud.Clock.Advance(TimeSpan.FromSeconds(149));
        Assert.Equal(CertificateStatus.PENDING_VALIDATION, (await scene.Describe(arn)).Status);
        cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CertificateStatus.ISSUED, (await scene.Describe(arn)).Status);
    }

    [Fact]
    public async Task Every_name_must_be_proven_and_a_wildcard_shares_the_record_of_its_apex()
    {
        var arn = await _scene.Request("example.com", "*.example.com", "example.org");
        var options = (await _scene.Describe(arn)).DomainValidationOptions;
        Assert.Equal(["example.com", "*.example.com", "example.org"], options.Select(o => o.DomainName));
        Assert.Equal((options[0].ResourceRecord.Name, options[0].ResourceRecord.Value), (options[1].ResourceRecord.Name, options[1].ResourceRecord.Value));
        await _scene.Write(await _scene.Zone("example.com"), options[0].ResourceRecord);
        var half = await _scene.Describe(arn);
        Assert.Equal(CertificateStatus.PENDING_VALIDATION, half.Status);
        Assert.Equal(["SUCCESS", "SUCCESS", "PENDING_VALIDATION"], half.DomainValidationOptions.Select(o => o.ValidationStatus.Value));
        await _scene.Write(await _scene.Zone("example.org"), options[2].ResourceRecord);
        Assert.Equal(CertificateStatus.ISSUED, (await _scene.Describe(arn)).Status);
    }

    [Fact]
    public async Task A_later_certificate_of_a_domain_is_proven_by_the_same_record()
    {
        await _scene.Issued("example.com");
        Assert.Equal(CertificateStatus.ISSUED, (await _scene.Describe(await _scene.Request("*.example.com"))).Status);
    }

    [Fact]
    public async Task A_record_that_is_gone_before_it_was_looked_up_proves_nothing()
    {
        var cloud = new CloudUnderTest(LifeCycleDelays.Instant with { CertificateIssue = TimeSpan.FromMinutes(1) });
        var scene = new CertificateScene(cloud);
        var arn = await scene.Request("example.com");
        var (zone, record) = (await scene.Zone("example.com"), (await scene.Describe(arn)).DomainValidationOptions[0].ResourceRecord);
        await scene.Write(zone, record);
        await scene.Write(zone, record, "DELETE");
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(CertificateStatus.PENDING_VALIDATION, (await scene.Describe(arn)).Status);
        await scene.Write(zone, record);
        cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(CertificateStatus.ISSUED, (await scene.Describe(arn)).Status);
    }

    [Fact]
    public async Task Validation_times_out_after_three_days()
    {
        var arn = await _scene.Request("example.com");
        _cloud.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        var record = (await _scene.Describe(arn)).DomainValidationOptions[0].ResourceRecord;
        _cloud.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CertificateStatus.VALIDATION_TIMED_OUT, (await _scene.Describe(arn)).Status);
        await _scene.Write(await _scene.Zone("example.com"), record);
        var late = await _scene.Describe(arn);
        Assert.Equal((CertificateStatus.VALIDATION_TIMED_OUT, DomainStatus.FAILED), (late.Status, late.DomainValidationOptions[0].ValidationStatus));
    }

    [Fact]
    public async Task A_token_stands_for_one_certificate_for_an_hour()
    {
        var first = await Again();
        _cloud.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(first, await Again());
        _cloud.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first, await Again());

        async Task<string> Again() => (await _cloud.Certificates.RequestCertificateAsync(
            new RequestCertificateRequest { DomainName = "example.com", ValidationMethod = ValidationMethod.DNS, IdempotencyToken = "once" })).CertificateArn;
    }

    [Fact]
    public async Task Certificates_are_listed_in_pages_and_by_status()
    {
        var issued = await _scene.Issued("issued.example");
        for (var i = 0; i < 4; i++)
        {
            await _scene.Request($"d{i}.example");
        }

        var first = await _cloud.Certificates.ListCertificatesAsync(new ListCertificatesRequest { MaxItems = 3, CertificateStatuses = ["PENDING_VALIDATION"] });
        var second = await _cloud.Certificates.ListCertificatesAsync(new ListCertificatesRequest { MaxItems = 3, CertificateStatuses = ["PENDING_VALIDATION"], NextToken = first.NextToken });
        Assert.Equal(["d0.example", "d1.example", "d2.example", "d3.example"], first.CertificateSummaryList.Concat(second.CertificateSummaryList).Select(c => c.DomainName));
        Assert.Null(second.NextToken);
        var newest = await _cloud.Certificates.ListCertificatesAsync(new ListCertificatesRequest { SortBy = SortBy.CREATED_AT, SortOrder = SortOrder.DESCENDING });
        Assert.Equal(issued, newest.CertificateSummaryList[^1].CertificateArn);
        await Assert.ThrowsAsync<InvalidArgsException>(() => _cloud.Certificates.ListCertificatesAsync(new ListCertificatesRequest { NextToken = "nonsense" }));
    }

    [Fact]
    public async Task Tags_are_added_removed_by_key_or_value_and_seen_by_the_tagging_api()
    {
        var arn = await _scene.Request("example.com");
        await _cloud.Certificates.AddTagsToCertificateAsync(new AddTagsToCertificateRequest { CertificateArn = arn, Tags = [Tag("a", "1"), Tag("b", "2"), Tag("c", "3")] });
        await _cloud.Certificates.RemoveTagsFromCertificateAsync(new RemoveTagsFromCertificateRequest { CertificateArn = arn, Tags = [Tag("a", "other"), Tag("b", null)] });
        var tags = (await _cloud.Certificates.ListTagsForCertificateAsync(new ListTagsForCertificateRequest { CertificateArn = arn })).Tags;
        Assert.Equal([("a", "1"), ("c", "3")], tags.Select(t => (t.Key, t.Value)));
        await _cloud.Tagging.UntagResourcesAsync(new() { ResourceARNList = [arn], TagKeys = ["c"] });
        var mapping = (await _cloud.Tagging.GetResourcesAsync(new() { ResourceTypeFilters = ["acm:certificate"] })).ResourceTagMappingList.Single();
        Assert.Equal((arn, "a"), (mapping.ResourceARN, mapping.Tags.Single().Key));
        await Assert.ThrowsAsync<InvalidTagException>(() =>
            _cloud.Certificates.AddTagsToCertificateAsync(new AddTagsToCertificateRequest { CertificateArn = arn, Tags = [Tag("aws:x", "1")] }));
    }

    [Fact]
    public async Task What_is_unknown_malformed_or_too_much_is_refused()
    {
        const string Unknown = "arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-4000-8000-000000000000";
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _scene.Describe(Unknown));
        await Assert.ThrowsAsync<InvalidArnException>(() => _scene.Describe("arn:aws:iam::123456789012:server-certificate/x"));
        await Assert.ThrowsAsync<LimitExceededException>(() => _scene.Request("example.com", [.. Enumerable.Range(0, 10).Select(i => $"d{i}.example.com")]));
        await Assert.ThrowsAsync<InvalidDomainValidationOptionsException>(() => _cloud.Certificates.RequestCertificateAsync(new RequestCertificateRequest
        {
            DomainName = "example.com",
            ValidationMethod = ValidationMethod.DNS,
            DomainValidationOptions = [new DomainValidationOption { DomainName = "example.com", ValidationDomain = "example.org" }],
        }));
        var few = new CertificateScene(new CloudUnderTest(new LocalCloudOptions { Quotas = new LocalQuotas { CertificatesPerRegion = 1 } }));
        await few.Request("example.com");
        await Assert.ThrowsAsync<LimitExceededException>(() => few.Request("example.org"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("a.*.example.com")]
    [InlineData("-a.example.com")]
    [InlineData("a..example.com")]
    public async Task A_bad_domain_name_is_refused(string domain) =>
        Assert.Equal("ValidationException", (await Assert.ThrowsAnyAsync<AmazonCertificateManagerException>(() => _scene.Request(domain))).ErrorCode);

    [Fact]
    public async Task The_published_rate_of_requests_holds()
    {
        var cloud = new CloudUnderTest(throttling: true);
        var scene = new CertificateScene(cloud);
        for (var i = 0; i < 5; i++)
        {
            await scene.Request($"d{i}.example");
        }

        Assert.Equal("ThrottlingException", (await Assert.ThrowsAnyAsync<AmazonCertificateManagerException>(() => scene.Request("d5.example"))).ErrorCode);
    }

    private static Tag Tag(string key, string? value) => new() { Key = key, Value = value };
}
