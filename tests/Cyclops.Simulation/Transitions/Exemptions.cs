namespace Cyclops.Simulation.Transitions;

/// <summary>Fields whose right values this world cannot hold: of them only wrong ones are tried.</summary>
internal static class Exemptions
{
    /// <summary>Why; null: the field is tried in full.</summary>
    public static string? Of(FieldPlace place) => place.Path switch
    {
        ["spec", "accounts", "main", "role"] => "the SDK holds credentials of a role against the clock of the machine, which is not the world's",
        ["spec", "accounts", "main", "id"] => "this world has one account, and calls to another are refused",
        [.., "secrets"] => "the secret must be there already",
        ["spec", "hostedZoneId"] => "the zone must be there already, and its id is for the cloud to choose",
        _ => null,
    };
}
