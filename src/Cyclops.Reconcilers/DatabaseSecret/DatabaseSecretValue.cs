using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Secrets;
using Cyclops.Postgres.Names;

namespace Cyclops.Reconcilers.DatabaseSecret;

/// <summary>
/// What a database's secret holds: a JSON object with the keys that AWS's own secrets for databases have, the URL that
/// applications want, and the same of the role that only reads.
/// </summary>
/// <param name="Slot">Which of the two login roles the app logs in as: <c>a</c> or <c>b</c>.</param>
/// <param name="Password">Its password.</param>
/// <param name="ReaderPassword">That of the role that only reads; null: there is none.</param>
public sealed record DatabaseSecretValue(string Database, char Slot, Secret Password, Secret? ReaderPassword)
{
    /// <summary>Key of the URL, as a task definition names it.</summary>
    public const string UrlKey = "url";

    /// <summary>Key of the URL of the role that only reads.</summary>
    public const string ReadOnlyUrlKey = "readOnlyUrl";

    private const string UserKey = "username";
    private const string PasswordKey = "password";
    private const string ReaderPasswordKey = "readOnlyPassword";

    /// <summary>The login role.</summary>
    public string User => PostgresNames.Login(Database, Slot);

    /// <summary>The role that only reads.</summary>
    public string Reader => PostgresNames.Reader(Database, Slot);

    /// <summary>The value as it is stored.</summary>
    public Secret ToSecret(string host, string port)
    {
        var json = new JsonObject
        {
            ["engine"] = "postgres",
            ["host"] = host,
            ["port"] = port,
            ["dbname"] = Database,
            [UserKey] = User,
            [PasswordKey] = Password.Reveal(),
            [UrlKey] = Url(User, Password),
        };
        if (ReaderPassword is { } readerPassword)
        {
            json["readOnlyUsername"] = Reader;
            json[ReaderPasswordKey] = readerPassword.Reveal();
            json[ReadOnlyUrlKey] = Url(Reader, readerPassword);
        }

        return new(json.ToJsonString());

        string Url(string user, Secret password) => $"postgresql://{user}:{password.Reveal()}@{host}:{port}/{Database}";
    }

    /// <summary>Reads what was stored.</summary>
    /// <param name="database">Name of the database on the server.</param>
    /// <param name="text">What the secret holds.</param>
    /// <param name="name">Name of the secret, for messages.</param>
    /// <exception cref="CloudFault">Somebody has stored something else.</exception>
    public static DatabaseSecretValue Parse(string database, Secret text, string name)
    {
        try
        {
            var json = JsonNode.Parse(text.Reveal());
            var user = (string?)json?[UserKey];
            var slot = user == PostgresNames.Login(database, 'a') ? 'a' : user == PostgresNames.Login(database, 'b') ? 'b' : default(char?);
            if (slot is { } known && (string?)json![PasswordKey] is { Length: > 0 } password)
            {
                return new(database, known, new(password), (string?)json[ReaderPasswordKey] is { Length: > 0 } reader ? new Secret(reader) : null);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Told below, without the text.
        }

        throw new CloudFault(
            "SecretChangedByHand",
            $"secret {name} does not hold what Cyclops stored there (a JSON object with {UserKey} and {PasswordKey} of a role of database {database}); put its previous version back, or delete the secret so that it is made anew",
            isTransient: false);
    }
}
