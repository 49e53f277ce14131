using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Cyclops.Aws;

/// <summary>Credentials of an assumed role; the SDK asks again before they expire.</summary>
internal sealed class AssumedRoleCredentials : RefreshingAWSCredentials
{
    private const string SessionName = "cyclops";

    private readonly IAmazonSecurityTokenService _sts;
    private readonly string _roleArn;

    public AssumedRoleCredentials(IAmazonSecurityTokenService sts, string roleArn)
    {
        (_sts, _roleArn) = (sts, roleArn);
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var answer = await _sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = _roleArn, RoleSessionName = SessionName });
        var credentials = answer.Credentials;
        return new(
            new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
            credentials.Expiration ?? throw new AmazonClientException($"the answer to AssumeRole for {_roleArn} has no expiration"));
    }
}
