using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cyclops.Controller.Store;
using Cyclops.Model.Status;

namespace Cyclops.Simulation.Oracles;

/// <summary>
/// S37: no value that Secrets Manager holds, or ever held, comes out anywhere: in a call to AWS that does not store it there, in a log line, in a status
/// or in the ledger; as it is, escaped for a URL or in Base64.
/// </summary>
internal sealed class SecrecyOracle(OracleBoard board) : Oracle(board)
{
    /// <summary>What is shorter may be there by chance.</summary>
    private const int ShortestSecret = 8;

    /// <summary>Keys of JSON secrets whose values anybody may know.</summary>
    private static readonly string[] Known = ["username", "user", "reader", "host", "port", "dbname", "database", "engine"];

    private static readonly string[] Storing = ["secretsmanager:CreateSecret", "secretsmanager:PutSecretValue"];

    private readonly SortedSet<string> _forms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public override void Sent(string operation, string text)
    {
        if (!Storing.Contains(operation, StringComparer.Ordinal))
        {
            Judge(operation, text);
        }
    }

    public override void Logged(string line) => Judge("the log", line);

    public override void Said(ObjectStatus status) => Judge($"the status of {status.Key}", StoredTexts.Write(status));

    public override void Intended(long id, LedgerIntent intent, World.Life life) => Judge($"intent {id}", $"{StoredTexts.Write(intent.Fields)}\n{intent.Why}");

    public override void Came(LedgerOutcome outcome) => Judge($"the outcome of intent {outcome.Intent}", $"{outcome.Reason}\n{outcome.Message}");

    private void Judge(string where, string text)
    {
        Learn();
        if (_forms.FirstOrDefault(f => text.Contains(f, StringComparison.Ordinal)) is not null)
        {
            // The value itself is in the world's trace of calls that store it; here it would be in a report.
            Violated("S37", $"{where} has a secret's value");
        }
    }

    private void Learn()
    {
        foreach (var text in World.Cloud.Locked(_ => World.Cloud.Services.Secrets.Regions.All
            .SelectMany(r => r.Value.ByName.Values)
            .SelectMany(s => s.Versions)
            .Select(v => v.Text)
            .OfType<string>()
            .Where(_seen.Add)
            .ToList()))
        {
            foreach (var value in ValuesIn(text).Where(v => v.Length >= ShortestSecret))
            {
                _forms.Add(value);
                _forms.Add(Uri.EscapeDataString(value));
                _forms.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(value)));
            }
        }
    }

    private static IEnumerable<string> ValuesIn(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject values
                ? values.Where(v => !Known.Contains(v.Key, StringComparer.Ordinal)).Select(v => v.Value?.ToString()).OfType<string>()
                : [text];
        }
        catch (JsonException)
        {
            return [text];
        }
    }
}
