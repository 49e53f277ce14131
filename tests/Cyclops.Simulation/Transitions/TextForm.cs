using System.Globalization;
using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Simulation.Transitions;

/// <summary>Texts of one grammar: what a pattern says cannot be drawn from it, so it is said again here.</summary>
/// <param name="Description">The kind's own description, or how it begins.</param>
/// <param name="Other">A right text that is not the kind's example.</param>
/// <param name="OfLength">A text of a length that is right but for the length, if it is wrong at all; null: there is none.</param>
/// <param name="Nth">As many different right texts as are needed; null: two are enough.</param>
/// <param name="Bad">Texts that are wrong.</param>
internal sealed record TextForm(string Description, string Other, Func<int, string>? OfLength, Func<int, string>? Nth, params string[] Bad)
{
    private static readonly string Digest = new('a', 64);

    private static readonly TextForm[] All =
    [
        new("twelve digits", "210987654321", n => new('7', n), null, "12345678901a"),
        new("the name of an IAM role", "deploy_x@acme", n => new('r', n), null, "a b", ""),
        new("the ARN of an IAM role", "arn:aws-cn:iam::123456789012:role/a/b", n => $"arn:aws:iam::123456789012:role/{new string('r', n - 31)}", null, "stacks", "arn:aws:iam::123456789012:user/x", ""),
        new("the name of an S3 bucket", "b-1", n => new('b', n), null, "a_b", "A-bucket", "-a", "s3://bucket", "ab"),
        new("the address of a Git repository", "ssh://git@git.example.org:22/acme/config", n => $"https://git.example.org/{new string('r', n - 24)}", null, "git.example.org/acme", "file:///tmp/config", "https://me:secret@git.example.org/config.git", ""),
        new("the name of a branch", "releases/1.x", n => new('b', n), null, "-b", "a b", ""),
        new("an EC2 instance type", "m5.xlarge", n => $"t3.{new string('a', n - 3)}", i => $"t3.x{i}", "large", "T3.large"),
        new("the name of a key pair", "my key", n => new('k', n), null, "schlüssel", ""),
        new("an image reference", $"ghcr.io/acme/web:2@sha256:{Digest}", n => new('w', n), null, "Web:1", "web:", "web:1@sha256:12", ""),
        new("the host of a registry", "localhost:5000", n => HostOfLength(n), i => $"r{i}.example.org", "https://ghcr.io", "GHCR.io", "ghcr", "a.b/c", ""),
        new("the name or ARN of a Secrets Manager secret", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-AbCdEf", n => new('s', n), null, "a b", "arn:aws:ssm:eu-west-1:123456789012:parameter/x", ""),
        new("the name, path or ARN of a secret", "arn:aws:ssm:eu-west-1:123456789012:parameter/acme/staging/x", n => new('s', n), null, "a b", "/", ""),
        new("the name of a CloudWatch alarm", "web errors/5xx", n => new('a', n), i => $"alarm {i}", "a,b", " a", ""),
        new("text", "012", n => new('t', n), i => $"word {i}"),
        new("the name of an environment variable", "A_b-c.1", n => new('A', n), i => $"V{i}", "1A", "A B", ""),
        new("a key of letters", "a.b/c-d_e", n => new('k', n), i => $"k{i}", "-a", "a b", ""),
        new("a tag key", "Owner@acme", n => new('k', n), i => $"k{i}", "aws:x", "Cyclops:x", "a b", ""),
        new("a DNS domain", "other.example.org", HostOfLength, null, "*.example.org", "http://example.org", "a_b.example.org", "localhost", "-a.example.org", "a..example.org"),
        new("a host name", "Other.Example.net.", HostOfLength, i => $"h{i}.example.net", "*.example.org", "http://example.org", "a_b.example.org", "localhost", "-a.example.org", "a..example.org", "1.2.3.4"),
        new("the host name of a server", "Other.Example.net.", HostOfLength, null, "*.example.org", "http://example.org", "a_b.example.org", "local", "-a.example.org", "a..example.org", "1.2.3.4"),
        new("a word or a date", "v1.2:b", n => new('w', n), null, "-a", "a b", ""),
        new("the name of an extension", "pg_trgm", n => new('e', n), i => $"e{i}", "Postgis", "1a", "a b", ""),
        new("the id of a hosted zone", "Z1", n => $"Z{new string('A', n - 1)}", null, "/hostedzone/Z1", "z1", "") { Longest = 32 },
        new("a VPC id", "vpc-0123456789abcdef0", n => $"vpc-{new string('a', n - 4)}", null, "vpc-012345g7", "vpc-0123456", "VPC-01234567") { Longest = 21 },
        new("a subnet id", "subnet-0123456789abcdef0", n => $"subnet-{new string('a', n - 7)}", i => $"subnet-{i:x8}", "subnet-0123456", "net-01234567") { Longest = 24 },
        new("an IPv4 range", "10.41.0.0/20", null, null, "10.40.0.0/15", "10.40.0.0/21", "10.40.0.1/16", "10.40.0/16", "10.40.0.256/16", "ten"),
        new("an RDS instance class", "db.m6gd.large", null, null, "t4g.medium", "db.medium", "db.T4g.medium"),
        new("a PostgreSQL version", "16.4", null, null, "12", "19", "16.", "16.4.1", ""),
        new("the ARN of a Secrets Manager secret", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:acme/other_1", n => $"arn:aws:secretsmanager:eu-west-1:123456789012:secret:{new string('s', n - 53)}", null, "arn:aws:ssm:eu-west-1:123456789012:parameter/x", "postgres", ""),
        new("the name of a configset", "ckan-2.11_b", n => new('c', n), null, "../x", "a..b", "-a", "a/b", "a b", ""),
        new("an engine version", "8.1", null, null, "8", "5.0", "8.1.0", "v8.0", ""),
        new("an ElastiCache node type", "cache.m7g.large", null, null, "t4g.small", "cache.small", "cache.T4g.small"),
        new("a URL like redis://", "rediss://other-1.example.org:6380", n => $"redis://{new string('h', n - 13)}:6379", null, "cache.example.org:6379", "redis://cache.example.org", "http://cache.example.org:6379", "redis://:secret@cache.example.org:6379", ""),
        new("a URL like http://", "https://other.example.org/solr", n => $"http://{new string('h', n - 7)}", null, "solr.example.org", "ftp://solr.example.org", "http://me:secret@solr.example.org", "http://solr.example.org/?q=1", ""),
        new("a mail address", "a.b+c@other.example.org", n => $"ops@{new string('m', n - 8)}.org", i => $"user{i}@example.org", "ops", "ops@localhost", "@example.org", "a b@example.org", "mailto:ops@example.org", ""),
        new("what names of variables begin with", "mail_2", n => new('P', n), null, "1A", "A-B", ""),
        new("a slug of a-z", "acme_2", n => new('s', n), null, "Acme", "1acme", "acme-", "a b", ""),
        new("a URL like https://", "https://errors.example.org:9000", n => $"https://{new string('h', n - 8)}", null, "sentry.example.org", "http://sentry.example.org", "https://sentry.example.org/", "https://me:secret@sentry.example.org", ""),
        new("a verb and a thing", "remove cache", null, i => $"remove databases.n{i}", "remove", "delete cache", "remove Cache", "remove databases", "remove databases.a_b", "remove  cache", ""),
        new("the ARN of an ACM certificate", "arn:aws:acm:eu-west-1:123456789012:certificate/1", n => $"arn:aws:acm:eu-west-1:123456789012:certificate/{new string('c', n - 47)}", null, "arn:aws:iam::123456789012:server-certificate/x", "certificate"),
        new("an AWS region", "eu-west-3", n => $"eu-{new string('w', n - 5)}-1", null, "Europe", "eu-west", "eu-west-1a"),
        new("HTTP codes", "200,301", n => string.Join(',', Enumerable.Repeat("200", (n + 1) / 4)), null, "199", "500", "200-500", "300-200", "20", "200,") { Longest = 199 },
        new("a schedule", "rate(6 hours)", null, null, "0 3 * *", "60 3 * * *", "0 3 1 * 1", "rate(1 hours)", "cron(0 3 * * *)", "every day", ""),
        new("the name of a time zone", "America/Argentina/Ushuaia", n => new('Z', n), null, "Europe/", "+2", "a b", ""),
        new("a path that begins with a slash", "/a?b=c&d=%20", n => $"/{new string('p', n - 1)}", null, "ping", "/a b", "/ä", ""),
        new("a name of a-z", "other-1", n => new('n', n), i => $"n{i}", "Other", "1a", "a_b", "-a", "a-", "a"),
    ];

    /// <summary>The longest right text where the grammar says so rather than the kind.</summary>
    public int? Longest { get; init; }

    /// <exception cref="ArgumentException">Nothing is known of such texts.</exception>
    public static TextForm Of(TextKind kind) =>
        All.FirstOrDefault(f => kind.Description.StartsWith(f.Description, StringComparison.Ordinal))
        ?? throw new ArgumentException($"no texts are known for {kind.Description}", nameof(kind));

    private static string HostOfLength(int length)
    {
        const int most = 63;
        const string end = ".org";
        var name = "";

        // A name that is as long as names may be is one longer with the dot at its end.
        var whole = length > 253 ? length - 1 : length;
        while (whole - end.Length - name.Length > most)
        {
            name += $"{new string('h', Math.Min(most, whole - end.Length - name.Length - 2))}.";
        }

        return string.Create(CultureInfo.InvariantCulture, $"{name}{new string('h', whole - end.Length - name.Length)}{end}{(length > 253 ? "." : "")}");
    }
}
