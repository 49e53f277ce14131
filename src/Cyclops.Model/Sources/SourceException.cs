namespace Cyclops.Model.Sources;

/// <summary>
/// The repository could not be read in full: nothing may be concluded from it, least of all a deletion.
/// </summary>
/// <param name="reason">Short CamelCase reason for a condition: <c>FetchFailed</c>, <c>BranchMissing</c>.</param>
/// <param name="message">What failed, where, why and what to do next; free of secrets and control characters.</param>
public sealed class SourceException(string reason, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Short CamelCase reason, as conditions have it.</summary>
    public string Reason { get; } = reason;
}
