namespace Cyclops.Controller.Store;

/// <summary>The tables of the embedded store.</summary>
internal static class StoreSchema
{
    /// <summary>Goes up with every change of the tables.</summary>
    public const int Version = 1;

    /// <summary>The ledger can only be appended to; the triggers hold our own mistakes to that.</summary>
    public const string Create = """
        CREATE TABLE accepted_head (id INTEGER PRIMARY KEY CHECK (id = 1), sha TEXT NOT NULL, tree TEXT NOT NULL, roots TEXT NOT NULL) STRICT;
        CREATE TABLE statuses (key TEXT PRIMARY KEY, status TEXT NOT NULL) STRICT;
        CREATE TABLE failures (resource TEXT PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
            fingerprint TEXT NOT NULL, message TEXT NOT NULL, sha TEXT NOT NULL, at TEXT NOT NULL) STRICT;
        CREATE TABLE intents (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, owner TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
            verb TEXT NOT NULL, fields TEXT NOT NULL, sha TEXT NOT NULL, author TEXT NOT NULL, why TEXT NOT NULL) STRICT;
        CREATE TABLE outcomes (intent INTEGER PRIMARY KEY REFERENCES intents (id), at TEXT NOT NULL,
            outcome TEXT NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL) STRICT;
        CREATE INDEX intents_by_owner ON intents (owner, id);
        CREATE TRIGGER intents_stay BEFORE UPDATE ON intents BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER intents_are_kept BEFORE DELETE ON intents BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER outcomes_stay BEFORE UPDATE ON outcomes BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER outcomes_are_kept BEFORE DELETE ON outcomes BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """;
}
