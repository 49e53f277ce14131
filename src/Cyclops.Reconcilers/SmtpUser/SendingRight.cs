using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclops.Engine.Naming;

namespace Cyclops.Reconcilers.SmtpUser;

/// <summary>The right to send mail through one identity from one address, and nothing else.</summary>
/// <param name="Identity">ARN of the SES identity.</param>
/// <param name="From">The address.</param>
/// <remarks>
/// Sources: Service Authorization Reference, "Actions, resources, and condition keys for Amazon SES"; Amazon SES Developer Guide,
/// "Obtaining Amazon SES SMTP credentials": SMTP takes ses:SendRawEmail.
/// </remarks>
public sealed record SendingRight(string Identity, string From)
{
    /// <summary>Hexadecimal digits of its hash: 80 bits.</summary>
    private const int HashLength = 20;

    /// <summary>What a policy gives that is none, or another than ours.</summary>
    public static SendingRight Other { get; } = new("", "");

    /// <summary>What is written on the user when it was given.</summary>
    public string Hash => ResourceNames.Hash(HashLength, Identity, From);

    /// <summary>The policy that gives it.</summary>
    public string Policy => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Sid"] = "Send",
            ["Effect"] = "Allow",
            ["Action"] = new JsonArray("ses:SendEmail", "ses:SendRawEmail"),
            ["Resource"] = Identity,
            ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["ses:FromAddress"] = From } },
        }),
    }.ToJsonString();

    /// <summary>What a policy gives, however it is written.</summary>
    public static SendingRight Read(string policy)
    {
        try
        {
            var document = JsonNode.Parse(policy) as JsonObject;
            var statement = (document?["Statement"] as JsonArray)?.SingleOrDefault() as JsonObject;
            var right = new SendingRight(Text(statement?["Resource"]), Text((statement?["Condition"]?["StringEquals"] as JsonObject)?["ses:FromAddress"]));
            return JsonNode.DeepEquals(document, JsonNode.Parse(right.Policy)) ? right : Other;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Somebody else's.
            return Other;
        }
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
