namespace Cyclops.Aws.CloudFormation;

/// <summary>What CloudFormation remembers of its last drift detection of a stack.</summary>
/// <param name="Status">Its own word: <c>NOT_CHECKED</c>, <c>IN_SYNC</c>, <c>DRIFTED</c>, <c>UNKNOWN</c>.</param>
/// <param name="CheckedAt">When it was made; null: never.</param>
public sealed record StackDrift(string Status, DateTimeOffset? CheckedAt)
{
    /// <summary>Never looked at, or not known to have been.</summary>
    public static StackDrift NotChecked { get; } = new("NOT_CHECKED", null);

    /// <summary>Whether something in the stack was other than its template says.</summary>
    public bool HasDrifted => Status == "DRIFTED";
}
