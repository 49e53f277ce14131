using System.Text.Json;
using Cyclops.Controller.Http;
using Cyclops.Model;
using Cyclops.Model.Status;

namespace Cyclops.Controller.Store;

/// <summary>The parts of a row that are JSON.</summary>
internal static class StoredTexts
{
    public static string Write(ObjectStatus status) =>
        JsonSerializer.Serialize(ObjectDocuments.Of(status), StatusJson.Compact.ObjectDocument);

    /// <exception cref="JsonException">It is no status.</exception>
    public static ObjectStatus ReadStatus(string text) =>
        ObjectDocuments.Read(JsonSerializer.Deserialize(text, StatusJson.Compact.ObjectDocument) ?? throw new JsonException("a status is null"));

    public static string Write(EquatableList<LedgerField> fields) =>
        JsonSerializer.Serialize([.. fields], StatusJson.Compact.IReadOnlyListLedgerField);

    /// <exception cref="JsonException">They are no fields.</exception>
    public static EquatableList<LedgerField> ReadFields(string text) =>
        (JsonSerializer.Deserialize(text, StatusJson.Compact.IReadOnlyListLedgerField) ?? []).ToEquatableList();
}
