namespace Cyclops.Postgres.States;

/// <summary>What is within a database, as far as it concerns us.</summary>
/// <param name="IsPublicOpen">Whether every role may use schema <c>public</c>.</param>
/// <param name="Extensions">Extensions that it has.</param>
/// <param name="Available">The schema that each extension the server offers insists on; empty where it is free to choose.</param>
/// <param name="MissingGrants">What readers should be allowed and are not.</param>
internal sealed record DatabaseContents(
    bool IsPublicOpen,
    EquatableList<ExtensionState> Extensions,
    EquatableMap<string> Available,
    EquatableList<MissingGrant> MissingGrants);
