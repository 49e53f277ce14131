using System.Text;
using System.Xml.Linq;
using Amazon.CloudWatchLogs;
using Amazon.EC2;
using Amazon.ElasticLoadBalancingV2;
using Amazon.IdentityManagement;
using Amazon.Route53;
using Amazon.Runtime;
using Cyclops.LocalCloud.Authorization;
using Cyclops.LocalCloud.Options;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.Authorization;

/// <summary>A cloud in which one caller is judged by policies, and another may do everything.</summary>
internal sealed class JudgedCloud
{
    public const string Key = "AKIAIOSFODNN7EXAMPLE";
    private const string Master = "AKIAI44QH8DHBEXAMPLE";

    private readonly BasicAWSCredentials _master = new(Master, "secret");

    public JudgedCloud(params string[] statements)
    {
        var policy = $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";
        Inner = new(new LocalCloudOptions { Authorization = new() { Callers = new Dictionary<string, IReadOnlyList<string>?> { [Key] = [policy] } } });
    }

    public CloudUnderTest Inner { get; }

    public LocalAuthorization Authorization => Inner.Cloud.Authorization;

    public AmazonEC2Client MasterEc2 => new(_master, Inner.Set(new AmazonEC2Config()));

    public AmazonElasticLoadBalancingV2Client MasterElb => new(_master, Inner.Set(new AmazonElasticLoadBalancingV2Config()));

    public AmazonCloudWatchLogsClient MasterLogs => new(_master, Inner.Set(new AmazonCloudWatchLogsConfig()));

    public AmazonRoute53Client MasterRoute53 => new(_master, Inner.Set(new AmazonRoute53Config()));

    public AmazonIdentityManagementServiceClient MasterIam => new(_master, Inner.Set(new AmazonIdentityManagementServiceConfig()));

    /// <summary>One statement that allows actions, separated by spaces.</summary>
    public static string Allow(string actions, string resource = "*", string? condition = null, string effect = "Allow") =>
        $$"""{"Effect":"{{effect}}","Action":[{{string.Join(',', actions.Split(' ').Select(a => $"\"{a}\""))}}],"Resource":"{{resource}}"{{(condition is null ? "" : $",\"Condition\":{condition}")}}}""";

    /// <summary>What AssumeRole answers to a caller: an access key, or the code of the error.</summary>
    public async Task<string> AssumeRoleAsync(string role, string caller = Key)
    {
        var answer = await StsAsync($"Action=AssumeRole&Version=2011-06-15&RoleSessionName=test&RoleArn={Uri.EscapeDataString(role)}", caller);
        return Text(answer, "AccessKeyId") ?? Text(answer, "Code")!;
    }

    public async Task<string> CallerIdentityAsync(string caller) => Text(await StsAsync("Action=GetCallerIdentity&Version=2011-06-15", caller), "Arn")!;

    /// <summary>Logs by the credentials of a session.</summary>
    public AmazonCloudWatchLogsClient LogsOf(string accessKey) => new(new SessionAWSCredentials(accessKey, "secret", "token"), Inner.Set(new AmazonCloudWatchLogsConfig()));

    /// <summary>A role of the local IAM.</summary>
    public async Task<string> Role(string name, string trusted, string? inline = null)
    {
        var made = await MasterIam.CreateRoleAsync(new()
        {
            RoleName = name,
            AssumeRolePolicyDocument = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{trusted}},"Action":"sts:AssumeRole"}]}""",
        });
        if (inline is not null)
        {
            await MasterIam.PutRolePolicyAsync(new() { RoleName = name, PolicyName = "inline", PolicyDocument = $$"""{"Version":"2012-10-17","Statement":{{inline}}}""" });
        }

        return made.Role.Arn;
    }

    private async Task<XDocument> StsAsync(string form, string caller)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Authorization"] = $"AWS4-HMAC-SHA256 Credential={caller}/20260102/eu-west-1/sts/aws4_request, SignedHeaders=host, Signature=0",
            ["Content-Type"] = "application/x-www-form-urlencoded",
        };
        var answer = await Inner.Cloud.HandleAsync(new WireRequest("POST", "/", headers, Encoding.UTF8.GetBytes(form)), TestContext.Current.CancellationToken);
        return XDocument.Parse(Encoding.UTF8.GetString(answer.Body.Span));
    }

    private static string? Text(XDocument answer, string name) => answer.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
}
