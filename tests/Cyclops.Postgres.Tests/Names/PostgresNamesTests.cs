using System.Text;
using Cyclops.Postgres.Names;

namespace Cyclops.Postgres.Tests.Names;

public sealed class PostgresNamesTests
{
    private static readonly string[] Hostile =
    [
        "", " ", "a b", "A", "1a", "-a", "a-", "a_b", "a'b", "a\"b", "a;b", "a--;drop database b", "a\0", "a\n", "é", "аpp", "a\u0301", "\ud83d\ude00", "\ud83d",
        "a/b", "a=b", "$1", "a\\b", "%s",
    ];

    [Fact]
    public void A_name_says_the_app_and_the_database() =>
        Assert.Matches(@"\Atel_aviv_main_[0-9a-f]{10}\z", PostgresNames.Database("acme", "staging", "tel-aviv", "main"));

    [Fact]
    public void The_longest_name_has_room_for_each_suffix()
    {
        var database = PostgresNames.Database("acme", "staging", new('a', 32), new('b', 32));

        Assert.Equal(58, database.Length);
        Assert.Equal(63, PostgresNames.Reader(database, 'b').Length);
    }

    [Theory]
    [InlineData("pg-x")]
    [InlineData("pg")]
    [InlineData("rds")]
    [InlineData("rdsadmin")]
    public void A_name_begins_as_none_of_the_servers_own(string app) =>
        Assert.StartsWith("app_", PostgresNames.Database("acme", "staging", app, "main"), StringComparison.Ordinal);

    [Fact]
    public void Ten_thousand_names_are_refused_or_are_each_one_valid_name()
    {
        var random = new Random(8);
        var names = new Dictionary<string, (string, string, string, string)>(StringComparer.Ordinal);
        var refused = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var identity = (Part(random), Part(random), Part(random), Part(random));
            var isValid = new[] { identity.Item1, identity.Item2, identity.Item3, identity.Item4 }.All(PostgresComment.IsName);
            if (!isValid)
            {
                refused++;
                Assert.Throws<ArgumentException>(() => PostgresNames.Database(identity.Item1, identity.Item2, identity.Item3, identity.Item4));
                continue;
            }

            var database = PostgresNames.Database(identity.Item1, identity.Item2, identity.Item3, identity.Item4);
            foreach (var name in new[] { database, PostgresNames.Login(database, 'a'), PostgresNames.Login(database, 'b'), PostgresNames.Reader(database, 'a'), PostgresNames.Reader(database, 'b') })
            {
                Assert.Matches(@"\A[a-z][a-z0-9_]{0,62}\z", name);
                Assert.True(!names.TryGetValue(name, out var other) || other == identity, $"{name} is of {identity} and of {other}");
                names[name] = identity;
            }
        }

        Assert.InRange(refused, 1_000, 9_000);
    }

    [Fact]
    public void A_quoted_name_is_read_as_one_token_whatever_is_in_it()
    {
        var random = new Random(9);
        for (var i = 0; i < 10_000; i++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Hostile[random.Next(Hostile.Length)]));
            if (name.Length == 0 || name.Contains('\0') || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)) != name || Encoding.UTF8.GetByteCount(name) > 63)
            {
                Assert.ThrowsAny<ArgumentException>(() => SqlText.Identifier(name));
                continue;
            }

            var quoted = SqlText.Identifier(name);
            Assert.Equal(name, quoted[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal));
            Assert.DoesNotContain('"', quoted[1..^1].Replace("\"\"", "", StringComparison.Ordinal));
        }
    }

    /// <summary>Mostly names, and some that share hyphens and pieces so that parts could run into each other.</summary>
    private static string Part(Random random) => random.Next(10) == 0
        ? Hostile[random.Next(Hostile.Length)]
        : string.Join('-', Enumerable.Range(0, random.Next(1, 4)).Select(i => $"{(char)('a' + random.Next(4))}{new string('x', random.Next(0, 11))}"));
}
