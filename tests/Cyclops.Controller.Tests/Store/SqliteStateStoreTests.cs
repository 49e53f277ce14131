using Cyclops.Controller.Store;
using Microsoft.Data.Sqlite;

namespace Cyclops.Controller.Tests.Store;

public sealed class SqliteStateStoreTests : StateStoreTests, IDisposable
{
    private readonly TempFolder _folder = new();
    private SqliteStateStore? _store;

    private string File => Path.Combine(_folder.Path, SqliteStateStore.FileName);

    public void Dispose()
    {
        _store?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void F10_a_second_controller_on_the_same_store_is_refused()
    {
        Open();

        var refused = Assert.Throws<StoreException>(() => SqliteStateStore.Open(_folder.Path));

        Assert.Contains("Another controller is using the store", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_was_let_go_can_be_opened_again()
    {
        Open();
        _store!.Dispose();

        Open();
    }

    [Fact]
    public void A_damaged_store_is_refused_with_the_way_out_and_stays_where_it_is()
    {
        System.IO.File.WriteAllText(File, "this is no database, and long enough to be taken for one by nobody");

        var refused = Assert.Throws<StoreException>(() => SqliteStateStore.Open(_folder.Path));

        Assert.Contains($"mv {File} {File}.damaged", refused.Message, StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(File));
        System.IO.File.Delete(File);
        Open();
    }

    [Fact]
    public void A_store_of_a_newer_version_is_refused()
    {
        Open();
        _store!.Dispose();
        Execute("PRAGMA user_version = 99");

        Assert.Contains("newer Cyclops", Assert.Throws<StoreException>(() => SqliteStateStore.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H19_the_ledger_can_only_be_appended_to()
    {
        Open();
        await _store!.AppendIntentAsync(new(Commits.Epoch, new(new("s", "a"), "K", "n"), Model.Plans.Verb.Create, [], Commits.Id(1), "", ""), Token);
        _store.Dispose();

        Assert.Throws<SqliteException>(() => Execute("DELETE FROM intents"));
        Assert.Throws<SqliteException>(() => Execute("UPDATE intents SET author = 'Eve'"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused_with_the_setting_to_change()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder.Path, "file"), "");

        var refused = Assert.Throws<StoreException>(() => SqliteStateStore.Open(Path.Combine(_folder.Path, "file", "store")));

        Assert.Contains("Cyclops__Store__Path", refused.Message, StringComparison.Ordinal);
    }

    protected override IStateStore Open() => _store = SqliteStateStore.Open(_folder.Path);

    protected override IStateStore Reopen(IStateStore store)
    {
        _store!.Dispose();
        return Open();
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constant texts of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
