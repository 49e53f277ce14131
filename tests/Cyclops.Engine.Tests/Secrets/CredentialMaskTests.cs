using Cyclops.Model.Secrets;

namespace Cyclops.Engine.Tests.Secrets;

public sealed class CredentialMaskTests
{
    [Theory]
    [InlineData("connecting to postgresql://ckan:s3cr3t@db.internal:5432/ckan", "connecting to postgresql://***@db.internal:5432/ckan")]
    [InlineData("redis://:p@ss@cache:6379/0 refused", "redis://***@cache:6379/0 refused")]
    [InlineData("PGPASSWORD=hunter2 psql -h db", "PGPASSWORD=*** psql -h db")]
    [InlineData("beaker.session.secret = abc123", "beaker.session.secret = ***")]
    [InlineData("{\"api_key\": \"k-1 2\", \"user\": \"ckan\"}", "{\"api_key\": ***, \"user\": \"ckan\"}")]
    [InlineData("login --password hunter2 --user ckan", "login --password *** --user ckan")]
    [InlineData("token: 'abc', next", "token: ***, next")]
    [InlineData("Authorization: Bearer abcdefgh.ijkl", "Authorization: Bearer ***")]
    [InlineData("got eyJhbGciOi.eyJzdWIi.c2lnbg back", "got *** back")]
    [InlineData("key AKIAIOSFODNN7EXAMPLE is not valid", "key *** is not valid")]
    [InlineData("signed with wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY today", "signed with *** today")]
    [InlineData("read -----BEGIN RSA PRIVATE KEY-----\nMIIE\nAAAA\n-----END RSA PRIVATE KEY----- ok", "read *** ok")]
    [InlineData("read -----BEGIN PRIVATE KEY-----\nMIIE", "read ***")]
    public void What_looks_like_a_credential_is_masked(string text, string masked) => Assert.Equal(masked, CredentialMask.Apply(text));

    [Theory]
    [InlineData("Traceback (most recent call last): ValueError: no such table user")]
    [InlineData("failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:ckan from secrets manager")]
    [InlineData("listening on http://0.0.0.0:5000/api/3")]
    [InlineData("commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b is checked out")]
    public void What_is_no_credential_stays(string text) => Assert.Equal(text, CredentialMask.Apply(text));
}
