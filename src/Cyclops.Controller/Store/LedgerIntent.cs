using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Store;

/// <summary>A step that is about to change AWS.</summary>
/// <param name="Author">Author of the commit, as Git has it. Untrusted text.</param>
/// <param name="Why">In words: <c>the manifest changed</c>.</param>
public sealed record LedgerIntent(
    DateTimeOffset At,
    ResourceId Resource,
    Verb Verb,
    EquatableList<LedgerField> Fields,
    CommitId Commit,
    string Author,
    string Why);
