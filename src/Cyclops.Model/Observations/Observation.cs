namespace Cyclops.Model;

/// <summary>What is known of one resource in AWS. Unknown is never absent.</summary>
public abstract record Observation
{
    private Observation()
    {
    }

    /// <summary>It is there, and it is ours.</summary>
    /// <param name="State">The kind's own record of the facts; a null member is not known, hence not a difference.</param>
    /// <param name="Outputs">What others may refer to: <c>Arn</c>.</param>
    /// <param name="Ownership">What its tags say.</param>
    /// <param name="IsSuperseded">An older generation of something that is still wanted (an old task definition).</param>
    /// <param name="Obstacle">Why it cannot be made as wanted for now: what it needs is another's, or AWS took the change back. Null: nothing is in the way.</param>
    /// <param name="IsExpired">
    /// It was kept in quarantine, as no manifest asked for it any more, and the time is over: that it may go was decided when it was put there.
    /// </param>
    /// <param name="Drift">What AWS says was changed of it by hand, and is not compared here, a sentence each.</param>
    /// <param name="IsAssumed">Whether nobody could be asked, and it is taken for what it was before.</param>
    /// <param name="Forecasts">What it cannot do though it is as wanted for now, a sentence each.</param>
    public sealed record Found(
        object State,
        EquatableMap<string> Outputs,
        Ownership Ownership,
        bool IsSuperseded = false,
        Refusal? Obstacle = null,
        bool IsExpired = false,
        bool IsAssumed = false,
        EquatableList<string> Drift = default,
        EquatableList<string> Forecasts = default)
        : Observation;

    /// <summary>Its name, host or place is taken by something that is not ours.</summary>
    /// <param name="PhysicalId">What took it: an ARN, a record.</param>
    /// <param name="Message">Says so, and the way out.</param>
    /// <param name="WaitsFor">What of ours is giving it up; null: it stays until somebody does something.</param>
    public sealed record Foreign(string PhysicalId, string Message, ResourceId? WaitsFor = null) : Observation
    {
        /// <summary>Why what is wanted in its place cannot be made.</summary>
        public Refusal Refusal => new("NameTaken", Message, WaitsFor);
    }

    /// <summary>The whole listing was read and it is not in it.</summary>
    /// <param name="Obstacle">Why it cannot be made, and nothing of its owner is changed: others have to make it first. Null: nothing is in the way.</param>
    /// <param name="Forecasts">What it will not be able to do when it is made, a sentence each.</param>
    public sealed record Absent(Refusal? Obstacle = null, EquatableList<string> Forecasts = default) : Observation
    {
        public static Absent Instance { get; } = new();
    }

    /// <summary>Denied, throttled, or a page was missing.</summary>
    public sealed record Unknown(string Reason, string Message) : Observation;
}
