using System.Text;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.SecretsManager;

public sealed class SecretTests
{
    private const string Token = "11111111-1111-4111-8111-111111111111";
    private const string Hidden = "correct horse battery staple";
    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_secret_is_found_by_name_by_arn_and_by_arn_without_its_suffix()
    {
        var made = await Create("app/db", Hidden);
        Assert.Matches("^arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-[A-Za-z0-9]{6}$", made.ARN);
        foreach (var id in new[] { "app/db", made.ARN, made.ARN[..^7] })
        {
            var read = await Get(id);
            Assert.Equal((Hidden, made.VersionId), (read.SecretString, read.VersionId));
            Assert.Equal(["AWSCURRENT"], read.VersionStages);
        }

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Get("app/d"));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Get(made.ARN[..^1]));
    }

    [Fact]
    public async Task A_binary_value_comes_back_as_it_was()
    {
        await _cloud.Secrets.CreateSecretAsync(new CreateSecretRequest { Name = "key", SecretBinary = new MemoryStream([1, 2, 3]) });
        var read = await Get("key");
        Assert.Null(read.SecretString);
        Assert.Equal([1, 2, 3], read.SecretBinary.ToArray());
    }

    [Fact]
    public async Task A_repeated_creation_is_the_same_one_only_with_its_token_and_value()
    {
        var first = await Create("db", Hidden, Token);
        Assert.Equal(first.ARN, (await Create("db", Hidden, Token)).ARN);
        await Assert.ThrowsAsync<ResourceExistsException>(() => Create("db", "other", Token));
        await Assert.ThrowsAsync<ResourceExistsException>(() => Create("db", Hidden));
        Assert.Single(await List());
    }

    [Fact]
    public async Task A_new_value_is_current_and_the_one_before_stays_in_reach()
    {
        var first = await Create("db", "one");
        var second = await Put("db", "two");
        Assert.Equal("two", (await Get("db")).SecretString);
        Assert.Equal("one", (await Get("db", stage: "AWSPREVIOUS")).SecretString);
        await _cloud.Secrets.UpdateSecretAsync(new UpdateSecretRequest { SecretId = "db", SecretString = "three", Description = "the third" });
        Assert.Equal("two", (await Get("db", stage: "AWSPREVIOUS")).SecretString);
        Assert.Equal("one", (await Get("db", version: first.VersionId)).SecretString);
        await Assert.ThrowsAsync<InvalidRequestException>(() => Get("db", second.VersionId, "AWSCURRENT"));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Get("db", stage: "green"));
        var described = await Describe("db");
        Assert.Equal("the third", described.Description);
        Assert.Equal(["AWSPREVIOUS"], described.VersionIdsToStages[second.VersionId]);
        Assert.DoesNotContain(first.VersionId, described.VersionIdsToStages.Keys);
    }

    [Fact]
    public async Task A_label_of_ones_own_moves_and_leaves_the_current_value_alone()
    {
        await Create("db", "one");
        await _cloud.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "db", SecretString = "two", VersionStages = ["AWSPENDING"] });
        Assert.Equal("one", (await Get("db")).SecretString);
        await _cloud.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "db", SecretString = "three", VersionStages = ["AWSPENDING"] });
        Assert.Equal("three", (await Get("db", stage: "AWSPENDING")).SecretString);
        var current = await _cloud.Secrets.ListSecretVersionIdsAsync(new ListSecretVersionIdsRequest { SecretId = "db" });
        var all = await _cloud.Secrets.ListSecretVersionIdsAsync(new ListSecretVersionIdsRequest { SecretId = "db", IncludeDeprecated = true });
        Assert.Equal((2, 3), (current.Versions.Count, all.Versions.Count));
    }

    [Fact]
    public async Task A_repeated_put_is_one_version_and_its_token_takes_no_other_value()
    {
        await Create("db", "one");
        await Put("db", "two", Token);
        Assert.Equal(Token, (await Put("db", "two", Token)).VersionId);
        await Assert.ThrowsAsync<ResourceExistsException>(() => Put("db", "three", Token));
        Assert.Equal("one", (await Get("db", stage: "AWSPREVIOUS")).SecretString);
    }

    [Fact]
    public async Task Old_versions_without_a_label_make_room_after_a_day()
    {
        var cloud = new CloudUnderTest(new LocalCloudOptions { Quotas = new LocalQuotas { VersionsPerSecret = 3 } });
        await cloud.Secrets.CreateSecretAsync(new CreateSecretRequest { Name = "db", SecretString = "1" });
        await cloud.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "db", SecretString = "2" });
        await cloud.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "db", SecretString = "3" });
        await Assert.ThrowsAsync<LimitExceededException>(() => cloud.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "db", SecretString = "4" }));
        cloud.Clock.Advance(TimeSpan.FromHours(25));
        await cloud.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "db", SecretString = "4" });
    }

    [Fact]
    public async Task A_deleted_secret_can_be_restored_until_its_window_ends()
    {
        var made = await Create("db", Hidden);
        var deleted = await Delete("db", 7);
        Assert.Equal(_cloud.Clock.GetUtcNow().AddDays(7).UtcDateTime, deleted.DeletionDate);
        await Assert.ThrowsAsync<InvalidRequestException>(() => Get("db"));
        await Assert.ThrowsAsync<InvalidRequestException>(() => Put("db", "x"));
        await Assert.ThrowsAsync<InvalidRequestException>(() => Create("db", "x"));
        await Assert.ThrowsAsync<InvalidRequestException>(() => Delete("db"));
        Assert.Equal(deleted.DeletionDate, (await Describe("db")).DeletedDate);
        Assert.Empty(await List());
        Assert.Single((await _cloud.Secrets.ListSecretsAsync(new ListSecretsRequest { IncludePlannedDeletion = true })).SecretList);
        await _cloud.Secrets.RestoreSecretAsync(new RestoreSecretRequest { SecretId = made.ARN });
        Assert.Equal(Hidden, (await Get("db")).SecretString);
        _cloud.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(Hidden, (await Get("db")).SecretString);
        await Delete("db");
        _cloud.Clock.Advance(TimeSpan.FromDays(30));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Describe("db"));
        Assert.NotEqual(made.ARN, (await Create("db", Hidden)).ARN);
    }

    [Fact]
    public async Task A_forced_deletion_is_at_once_and_content_with_nothing()
    {
        await Create("db", Hidden);
        await Force("db");
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Describe("db"));
        await Force("db");
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Delete("db"));
        await Assert.ThrowsAsync<InvalidParameterException>(() => _cloud.Secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = "db", ForceDeleteWithoutRecovery = true, RecoveryWindowInDays = 7 }));
        await Create("db", Hidden);

        Task Force(string id) => _cloud.Secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = id, ForceDeleteWithoutRecovery = true });
    }

    [Theory]
    [InlineData(6)]
    [InlineData(31)]
    public async Task A_window_is_of_7_to_30_days(int days)
    {
        await Create("db", Hidden);
        await Assert.ThrowsAsync<InvalidParameterException>(() => Delete("db", days));
    }

    [Fact]
    public async Task Secrets_are_listed_in_pages_and_by_name_and_tag()
    {
        for (var i = 0; i < 5; i++)
        {
            await _cloud.Secrets.CreateSecretAsync(new CreateSecretRequest { Name = $"app/{i}", SecretString = "x", Tags = [new Tag { Key = "app", Value = i < 2 ? "web" : "job" }] });
        }

        await Create("other", "x");
        var first = await _cloud.Secrets.ListSecretsAsync(new ListSecretsRequest { MaxResults = 4, Filters = [Filter("name", "app/")] });
        var second = await _cloud.Secrets.ListSecretsAsync(new ListSecretsRequest { MaxResults = 4, Filters = [Filter("name", "app/")], NextToken = first.NextToken });
        Assert.Equal(["app/0", "app/1", "app/2", "app/3", "app/4"], first.SecretList.Concat(second.SecretList).Select(s => s.Name));
        Assert.Null(second.NextToken);
        Assert.Equal(["app/0", "app/1"], (await List(Filter("tag-key", "app"), Filter("tag-value", "web"))).Select(s => s.Name));
        Assert.Equal(["other"], (await List(Filter("name", "!app/"))).Select(s => s.Name));
        await Assert.ThrowsAsync<InvalidNextTokenException>(() => _cloud.Secrets.ListSecretsAsync(new ListSecretsRequest { NextToken = "nonsense" }));
    }

    [Fact]
    public async Task Tags_come_and_go_and_are_seen_by_the_tagging_api()
    {
        var arn = (await Create("db", Hidden)).ARN;
        await _cloud.Secrets.TagResourceAsync(new TagResourceRequest { SecretId = "db", Tags = [new Tag { Key = "a", Value = "1" }, new Tag { Key = "b", Value = "2" }] });
        await _cloud.Secrets.UntagResourceAsync(new UntagResourceRequest { SecretId = arn, TagKeys = ["a"] });
        await _cloud.Tagging.TagResourcesAsync(new() { ResourceARNList = [arn], Tags = new() { ["c"] = "3" } });
        Assert.Equal([("b", "2"), ("c", "3")], (await Describe("db")).Tags.Select(t => (t.Key, t.Value)));
        var mapping = (await _cloud.Tagging.GetResourcesAsync(new() { ResourceTypeFilters = ["secretsmanager:secret"] })).ResourceTagMappingList.Single();
        Assert.Equal(arn, mapping.ResourceARN);
    }

    [Fact]
    public async Task Bad_input_is_refused()
    {
        Assert.Equal("ValidationException", (await Assert.ThrowsAnyAsync<AmazonSecretsManagerException>(() => Create("a b", "x"))).ErrorCode);
        await Assert.ThrowsAsync<InvalidParameterException>(() => Create("db", "x", "short"));
        await Assert.ThrowsAsync<InvalidParameterException>(() => Create("db", new string('x', 65537)));
        await Create("db", "x");
        await Assert.ThrowsAsync<InvalidRequestException>(() => _cloud.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = "db" }));
    }

    [Fact]
    public async Task No_value_is_in_the_records_of_calls_nor_in_the_state()
    {
        await Create("db", Hidden);
        await Put("db", Hidden + "2");
        await _cloud.Secrets.UpdateSecretAsync(new UpdateSecretRequest { SecretId = "db", SecretBinary = new MemoryStream(Encoding.UTF8.GetBytes(Hidden)) });
        await Get("db");
        await _cloud.CloudFormation.CreateStackAsync(new()
        {
            StackName = "s",
            TemplateBody = $$$"""{"Resources": {"S": {"Type": "AWS::SecretsManager::Secret", "Properties": {"Name": "s", "SecretString": "{{{Hidden}}}"}} }}""",
        });
        Assert.Equal(Hidden, (await Get("s")).SecretString);
        Assert.Contains(_cloud.Cloud.Recorder.Calls(), c => c.Parameters.Contains("SecretString=***", StringComparison.Ordinal));
        foreach (var path in new[] { "state", "calls" })
        {
            var answer = await _cloud.Cloud.HandleAsync(new WireRequest("GET", "/_cyclops/" + path, new Dictionary<string, string>(), default), TestContext.Current.CancellationToken);
            var text = Encoding.UTF8.GetString(answer.Body.Span);
            Assert.Contains("secretsmanager", text, StringComparison.Ordinal);
            Assert.DoesNotContain("battery", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Hidden)), text, StringComparison.Ordinal);
        }
    }

    private Task<CreateSecretResponse> Create(string name, string value, string? token = null) =>
        _cloud.Secrets.CreateSecretAsync(new CreateSecretRequest { Name = name, SecretString = value, ClientRequestToken = token });

    private Task<PutSecretValueResponse> Put(string id, string value, string? token = null) =>
        _cloud.Secrets.PutSecretValueAsync(new PutSecretValueRequest { SecretId = id, SecretString = value, ClientRequestToken = token });

    private Task<GetSecretValueResponse> Get(string id, string? version = null, string? stage = null) =>
        _cloud.Secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = id, VersionId = version, VersionStage = stage });

    private Task<DescribeSecretResponse> Describe(string id) => _cloud.Secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = id });

    private Task<DeleteSecretResponse> Delete(string id, int? days = null) =>
        _cloud.Secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = id, RecoveryWindowInDays = days });

    private async Task<List<SecretListEntry>> List(params Filter[] filters) =>
        (await _cloud.Secrets.ListSecretsAsync(new ListSecretsRequest { Filters = [.. filters] })).SecretList ?? [];

    private static Filter Filter(string key, string value) => new() { Key = key, Values = [value] };
}
