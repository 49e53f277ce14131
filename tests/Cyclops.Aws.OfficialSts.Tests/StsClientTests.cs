using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Cyclops.Aws.StsSwap;

/// <summary>One source for two clients: the official package and the generated one must not differ.</summary>
public sealed class StsClientTests
{
    // The official package's analyzers refuse literals that are too short.
    private const string Role = "arn:aws:iam::123456789012:role/x y&=é";
    private const string Policy = "arn:aws:iam::123456789012:policy/p";

    [Fact]
    public async Task AssumeRole_sends_lists_and_reads_credentials()
    {
        var http = new CannedHttp(200, Result("AssumeRole", """
            <Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>T+/=</SessionToken>
            <Expiration>2026-05-01T10:20:30Z</Expiration></Credentials>
            <AssumedRoleUser><AssumedRoleId>i</AssumedRoleId><Arn>arn</Arn></AssumedRoleUser>
            """));

        var response = await Client(http).AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = Role,
            RoleSessionName = "s=,.@+",
            DurationSeconds = 900,
            PolicyArns = [new() { Arn = Policy }, new() { Arn = Policy + "2" }],
            Tags = [new() { Key = "k", Value = "" }],
            TransitiveTagKeys = ["a", "b"],
        });

        Assert.Equal("A", response.Credentials.AccessKeyId);
        Assert.Equal("T+/=", response.Credentials.SessionToken);
        Assert.Equal(new DateTime(2026, 5, 1, 10, 20, 30, DateTimeKind.Utc), response.Credentials.Expiration?.ToUniversalTime());
        Assert.Equal("arn", response.AssumedRoleUser.Arn);
        Assert.Equal("rid-1", response.ResponseMetadata.RequestId);
        var expected = new Dictionary<string, string>
        {
            ["Action"] = "AssumeRole",
            ["Version"] = "2011-06-15",
            ["RoleArn"] = Role,
            ["RoleSessionName"] = "s=,.@+",
            ["DurationSeconds"] = "900",
            ["PolicyArns.member.1.arn"] = Policy,
            ["PolicyArns.member.2.arn"] = Policy + "2",
            ["Tags.member.1.Key"] = "k",
            ["Tags.member.1.Value"] = "",
            ["TransitiveTagKeys.member.1"] = "a",
            ["TransitiveTagKeys.member.2"] = "b",
        };
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), http.Form.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal("eu-west-1/sts/aws4_request", http.Scope);
        Assert.Equal("sts.eu-west-1.amazonaws.com", http.Address?.Host);
    }

    [Fact]
    public async Task GetCallerIdentity_reads_the_account()
    {
        var http = new CannedHttp(200, Result("GetCallerIdentity", "<Arn>arn</Arn><UserId>u</UserId><Account>123456789012</Account>"));

        var response = await Client(http).GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal(("arn", "u", "123456789012"), (response.Arn, response.UserId, response.Account));
    }

    [Fact]
    public async Task GetSessionToken_may_be_called_without_a_request()
    {
        var http = new CannedHttp(200, Result("GetSessionToken", ""));

        var response = await Client(http).GetSessionTokenAsync();

        Assert.Null(response.Credentials);
        Assert.Equal("GetSessionToken", http.Form["Action"]);
    }

    [Fact]
    public async Task A_web_identity_is_exchanged_unsigned()
    {
        var http = new CannedHttp(200, Result("AssumeRoleWithWebIdentity", "<Audience>x</Audience>"));

        var response = await Client(http).AssumeRoleWithWebIdentityAsync(
            new AssumeRoleWithWebIdentityRequest { RoleArn = Role, RoleSessionName = "session", WebIdentityToken = "token" });

        Assert.Equal("x", response.Audience);
        Assert.Equal("", http.Scope);
    }

    [Fact]
    public async Task A_named_error_is_its_class()
    {
        var http = new CannedHttp(400, Error("MalformedPolicyDocument"));

        var exception = await Assert.ThrowsAsync<MalformedPolicyDocumentException>(
            () => Client(http).AssumeRoleAsync(new AssumeRoleRequest { RoleArn = Role, RoleSessionName = "session" }));

        Assert.Equal("MalformedPolicyDocument", exception.ErrorCode);
        Assert.Equal("r9", exception.RequestId);
    }

    [Fact]
    public async Task Another_error_is_the_services_exception()
    {
        var http = new CannedHttp(403, Error("InvalidClientTokenId"));

        var exception = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => Client(http).GetCallerIdentityAsync(new GetCallerIdentityRequest()));

        Assert.Equal("InvalidClientTokenId", exception.ErrorCode);
        Assert.Equal(HttpStatusCode.Forbidden, exception.StatusCode);
        Assert.Equal(ErrorType.Sender, exception.ErrorType);
        Assert.Equal("m", exception.Message);
    }

    private static AmazonSecurityTokenServiceClient Client(CannedHttp http) => new(
        new BasicAWSCredentials("AKID", "secret"),
        new AmazonSecurityTokenServiceConfig { HttpClientFactory = http, RegionEndpoint = RegionEndpoint.EUWest1, MaxErrorRetry = 0 });

    private static string Result(string operation, string members) =>
        $"<{operation}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><{operation}Result>{members}</{operation}Result>"
        + $"<ResponseMetadata><RequestId>rid-1</RequestId></ResponseMetadata></{operation}Response>";

    private static string Error(string code) =>
        $"<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>m</Message></Error><RequestId>r9</RequestId></ErrorResponse>";
}
