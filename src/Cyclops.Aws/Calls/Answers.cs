using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Calls;

/// <summary>Holds answers to what AWS always gives: what lacks it says nothing, least of all that something is not there.</summary>
internal static class Answers
{
    /// <summary>A member that every answer has.</summary>
    /// <exception cref="CloudFault">This one has not.</exception>
    public static T Whole<T>(T? member, string operation, string what)
        where T : class =>
        member ?? throw Partial(operation, what);

    /// <summary>The first of a list that has one at least.</summary>
    /// <exception cref="CloudFault">This one is empty.</exception>
    public static T First<T>(IReadOnlyList<T>? members, string operation, string what) =>
        members is [var first, ..] ? first : throw Partial(operation, what);

    /// <summary>An answer came and was read, but is not whole.</summary>
    public static CloudFault Partial(string operation, string what) =>
        new("UnreadableAnswer", $"{operation} for {what}: the answer lacks what AWS always gives; nothing is concluded from it, and it is asked again", isTransient: true);
}
