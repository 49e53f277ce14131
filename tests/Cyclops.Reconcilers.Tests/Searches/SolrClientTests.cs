using Cyclops.Model.Outcomes;
using Cyclops.Solr;
using Cyclops.Testing;

namespace Cyclops.Reconcilers.Tests.Searches;

/// <summary>What is said to a Solr server, and what is made of its answers.</summary>
public sealed class SolrClientTests : IDisposable
{
    private const string Server = "http://solr.test:8983/solr";

    private readonly StandInSolr _solr;
    private readonly SolrHandler _way;
    private readonly SolrClient _client;

    public SolrClientTests()
    {
        var time = new ManualTime();
        _solr = new(time);
        _way = new(_solr);
        _client = new(time, new Random(1), _way);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_renamed_core_is_known_by_the_folder_that_it_was_made_in()
    {
        await _client.CreateAsync(Server, "a.b", "a.b.ckan", "ckan", default);
        await _client.RenameAsync($"{Server}/", "a.b", "c", default);

        Assert.Equal([new SolrCore("c", "a.b.ckan")], await _client.ListAsync(Server, default));
        Assert.Equal("/solr/admin/cores?action=CREATE&name=a.b&instanceDir=a.b.ckan&configSet=ckan&wt=json", _way.Requests[0]);
    }

    [Theory]
    [InlineData(500, """{"error": {"msg": "Core with name 'a' already exists.", "code": 500}}""", "SearchRefused", "HTTP 500): Core with name 'a' already exists.")]
    [InlineData(400, "<html>", "SearchRefused", "HTTP 400)")]
    [InlineData(401, "", "SearchAccessDenied", "wants credentials")]
    [InlineData(503, "", "Unavailable", "what is on the server is not known")]
    [InlineData(302, "", "SearchRefused", "HTTP 302)")]
    public async Task What_Solr_refuses_is_told_in_its_words(int status, string body, string code, string words)
    {
        _way.Instead = (status, body);

        var fault = await Assert.ThrowsAsync<CloudFault>(() => _client.CreateAsync(Server, "a", "a", "ckan", default));

        Assert.Equal(code, fault.Code);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"status": []}""")]
    public async Task An_answer_that_is_no_list_of_cores_is_not_taken_for_an_empty_one(string body)
    {
        _way.Instead = (200, body);

        Assert.Equal("InvalidResponse", (await Assert.ThrowsAsync<CloudFault>(() => _client.ListAsync(Server, default))).Code);
    }

    [Fact]
    public async Task A_server_in_cloud_mode_is_refused()
    {
        _way.Instead = (200, """{"status": {"a_shard1_replica_n1": {"name": "a_shard1_replica_n1", "cloud": {"collection": "a"}}}}""");

        Assert.Equal("SearchCloudMode", (await Assert.ThrowsAsync<CloudFault>(() => _client.ListAsync(Server, default))).Code);
    }

    [Fact]
    public async Task Names_that_would_lead_elsewhere_are_left_out()
    {
        _way.Instead = (200, """{"status": {"../admin": {}, "a/b": {}, "-x": {}, "a&b": {}, "..": {}, "fine": {"instanceDir": 7}}}""");

        Assert.Equal([new SolrCore("fine", null)], await _client.ListAsync(Server, default));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a&action=UNLOAD")]
    [InlineData("-a")]
    [InlineData("a..b")]
    [InlineData("a ")]
    [InlineData("")]
    public async Task H16_No_name_leads_out_of_the_request_that_it_is_put_into(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _client.CreateAsync(Server, name, "a", "ckan", default));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.CreateAsync(Server, "a", name, "ckan", default));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.CreateAsync(Server, "a", "a", name, default));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.RenameAsync(Server, "a", name, default));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.UnloadAsync(Server, name, default));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.FindBackupAsync(Server, name, default));
        await Assert.ThrowsAsync<ArgumentException>(() => _client.BeginBackupAsync(Server, "a", name, default));
        Assert.Empty(_way.Requests);
    }

    [Fact]
    public async Task A_backup_that_Solr_says_it_could_not_begin_is_told()
    {
        _solr.Meddle("action=CREATE&name=a&configSet=ckan");
        _way.Instead = (200, """{"status": "ERROR", "message": "no"}""");

        Assert.Contains("ERROR", (await Assert.ThrowsAsync<CloudFault>(() => _client.BeginBackupAsync(Server, "a", "b", default))).Message, StringComparison.Ordinal);
    }
}
