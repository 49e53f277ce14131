using Cyclops.Postgres.Credentials;

namespace Cyclops.Postgres.Sessions;

/// <summary>One statement that changes something.</summary>
/// <param name="Purpose">What it does, for messages.</param>
/// <param name="Sql">Its text: one command, with names and texts quoted.</param>
/// <param name="Verifier">What of the text must not be shown; null: nothing.</param>
internal sealed record ChangeStatement(string Purpose, string Sql, ScramVerifier? Verifier = null)
{
    public override string ToString() => Purpose;
}
