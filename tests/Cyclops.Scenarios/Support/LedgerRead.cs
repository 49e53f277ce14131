using Microsoft.Data.Sqlite;

namespace Cyclops.Scenarios.Support;

/// <summary>Reads the ledger of a controller that has stopped.</summary>
internal static class LedgerRead
{
    /// <summary>Steps taken for a commit, each once however often it was tried, as <c>verb owner kind/name</c>.</summary>
    public static List<string> StepsAt(ScenarioWorld world, string commit)
    {
        var file = Directory.EnumerateFiles(world.Folder, "*.db", SearchOption.AllDirectories).Single();
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT lower(verb) || ' ' || owner || ' ' || kind || '/' || name FROM intents WHERE sha = $sha";
        command.Parameters.AddWithValue("$sha", commit);
        var steps = new List<string>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            steps.Add(rows.GetString(0));
        }

        steps.Sort(StringComparer.Ordinal);
        return steps;
    }
}
