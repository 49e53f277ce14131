namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>One resource's part of a run.</summary>
/// <param name="After">The tasks that must be done before, by id.</param>
/// <param name="Begin">Does the work; throws an AWS error when it fails. False when there was nothing to do.</param>
/// <param name="Finish">Called when it has settled.</param>
/// <param name="Fail">Called with the reason when <paramref name="Begin"/> threw, when it did not settle, or when it is cancelled because another failed.</param>
internal sealed record GraphTask(
    string Id, IReadOnlyList<string> After, Func<DateTimeOffset, bool> Begin, Action<DateTimeOffset> Finish, Action<DateTimeOffset, string> Fail)
{
    /// <summary>Whether it can begin; asked again until it can.</summary>
    public Func<DateTimeOffset, bool> Ready { get; init; } = _ => true;

    /// <summary>Whether what was begun is ready; asked again until it is. Throws an AWS error when it never will be.</summary>
    public Func<DateTimeOffset, bool> Settled { get; init; } = _ => true;

    /// <summary>The reason when it is cancelled.</summary>
    public string Cancelled { get; init; } = "Resource creation cancelled";
}
