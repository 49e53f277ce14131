using Amazon.S3.Model;
using Amazon.SecretsManager.Model;
using Cyclops.Simulation.World;

namespace Cyclops.Simulation.Scenarios;

/// <summary>Apps with databases on a PostgreSQL server that is there already.</summary>
internal static class Databases
{
    /// <summary>The secret that <see cref="Keep"/> makes, but for what Secrets Manager adds to its name.</summary>
    public const string AdminArn = $"arn:aws:secretsmanager:{Worlds.Region}:{Worlds.Account}:secret:{Admin}";

    private const string Admin = "acme/postgres";
    private const string Server = $"databases: {{main: {{existing: {{host: db.example.org, secretArn: '{AdminArn}'}}}}}}";
    private const string Bucket = $"cyclops-{Worlds.Platform}-config-1";
    private const string Plain = "backends: {databases: {main: {}}}";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "app-database",
            [
                Act.Meddle("somebody keeps the administrator's password", Keep, TimeSpan.FromSeconds(1)),
                Act.Commit("an app with a database", f => Environment(f).App("alpha", spec: Plain)),
                Act.Commit("another password, a reader", f => f.App("alpha", spec: "backends: {databases: {main: {rotate: a, readOnlyUrlEnv: READ, connections: 5, extensions: [postgis]}}}")),
                Act.Commit("the app leaves", f => f.Without("alpha")),
                Act.Commit("the app is back", f => f.App("alpha", spec: Plain)),
            ]) { Turns = 6 },
        new(
            "app-database-after-retention",
            [
                Act.Meddle("somebody keeps the administrator's password", Keep, TimeSpan.FromSeconds(1)),
                Act.Meddle("somebody makes the config bucket", MakeBucket, TimeSpan.FromSeconds(1)),
                Act.Commit("two apps with databases", f => Environment(f, "safety: {retention: 1h}", $"configBucket: {Bucket}").App("alpha", spec: Plain).App("beta", spec: Plain)),
                Act.Commit("one leaves", f => f.Without("beta"), TimeSpan.FromMinutes(61)),
                new Act("its data has been kept for long enough", _ => { }),
                Act.Commit("it is back after all", f => f.App("beta", spec: Plain)),
            ]) { Turns = 12 },
        new(
            "app-database-drifts",
            [
                Act.Commit("an app with a database on an instance of RDS", f => f.Platform().Environment("staging", more: "databases: {main: {}}").App("alpha", spec: Plain)),
                new Act("somebody closes the database and drops a login role", Close),
            ]) { Turns = 8 },
    ];

    private static SortedDictionary<string, string> Environment(SortedDictionary<string, string> files, params string[] platform) =>
        files.Platform(platform.Length == 0 ? ["tags: {team: web}"] : platform).Environment("staging", more: Server);

    private static void MakeBucket(Stranger stranger) => Stranger.Now(stranger.S3.PutBucketAsync(new PutBucketRequest { BucketName = Bucket, BucketRegionName = Worlds.Region }));

    /// <summary>Somebody keeps the password of the server's administrator.</summary>
    public static void Keep(Stranger stranger) => Stranger.Now(stranger.SecretsManager.CreateSecretAsync(
        new CreateSecretRequest { Name = Admin, SecretString = """{"username": "admin", "password": "not-a-secret"}""" }));

    private static void Close(SimulatedWorld world)
    {
        world.Meddle("the database is closed", _ =>
        {
            var server = world.Databases.All.Single();
            var (name, database) = server.Databases.Single();
            server.Databases[name] = database with { AllowsConnections = false };
            server.Roles.Remove($"{name}_a");
            world.Databases.Changed();
        });
    }
}
