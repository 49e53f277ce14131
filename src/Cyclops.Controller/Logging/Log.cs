using Cyclops.Model;
using Cyclops.Model.Plans;

namespace Cyclops.Controller.Logging;

/// <summary>Every line the controller logs. Ids 5000 to 5999; the words in braces are the names programs search by.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Information, "{Stack}: {Verb} {Resource}{Fields}: {Outcome} after {Elapsed} ms")]
    public static partial void StepMade(this ILogger log, ObjectKey stack, Verb verb, string resource, string fields, string outcome, long elapsed);

    [LoggerMessage(5002, LogLevel.Warning, "{Stack}: {Verb} {Resource}: {Outcome}: {Message}")]
    public static partial void StepFailed(this ILogger log, ObjectKey stack, Verb verb, string resource, string outcome, string message);

    [LoggerMessage(5003, LogLevel.Information, "{Stack} is as wanted at {Revision}")]
    public static partial void KeySettled(this ILogger log, ObjectKey stack, string revision);

    [LoggerMessage(5004, LogLevel.Warning, "{Stack} is degraded: {Reason}: {Message}")]
    public static partial void KeyDegraded(this ILogger log, ObjectKey stack, string reason, string message);

    [LoggerMessage(5005, LogLevel.Information, "{Stack} is gone: nothing of it is left at {Revision}")]
    public static partial void KeyRemoved(this ILogger log, ObjectKey stack, string revision);

    [LoggerMessage(5006, LogLevel.Debug, "{Stack} was visited")]
    public static partial void Visited(this ILogger log, ObjectKey stack);

    [LoggerMessage(5007, LogLevel.Error, "{Stack} could not be visited: {Reason}")]
    public static partial void VisitFailed(this ILogger log, ObjectKey stack, string reason, Exception fault);

    [LoggerMessage(5008, LogLevel.Debug, "{Stack}: AWS is asked whether {Resource} was changed by hand")]
    public static partial void DriftAsked(this ILogger log, ObjectKey stack, string resource);

    [LoggerMessage(5009, LogLevel.Warning, "{Stack}: AWS could not be asked whether {Resource} was changed by hand, and is asked again in {Interval}: {Message}")]
    public static partial void DriftNotAsked(this ILogger log, ObjectKey stack, string resource, TimeSpan interval, string message);

    [LoggerMessage(5010, LogLevel.Information, "following {Revision}: {Environments} environments, {Apps} apps, {Errors} errors")]
    public static partial void HeadAccepted(this ILogger log, string revision, int environments, int apps, int errors);

    [LoggerMessage(5011, LogLevel.Warning, "{Error}")]
    public static partial void ManifestRejected(this ILogger log, Model.Manifests.ManifestError error);

    [LoggerMessage(5012, LogLevel.Warning, "the branch is not followed: {Reason}: {Message}")]
    public static partial void SourceHeld(this ILogger log, string reason, string message);

    [LoggerMessage(5013, LogLevel.Information, "the branch is followed again, at {Revision}")]
    public static partial void SourceFollowedAgain(this ILogger log, string revision);

    [LoggerMessage(5014, LogLevel.Debug, "the branch is still at {Revision}")]
    public static partial void HeadUnchanged(this ILogger log, string revision);

    [LoggerMessage(5015, LogLevel.Error, "the branch could not be looked at")]
    public static partial void PollFailed(this ILogger log, Exception fault);

    [LoggerMessage(5020, LogLevel.Warning, "{Message}")]
    public static partial void StoreFailed(this ILogger log, string message);

    [LoggerMessage(5021, LogLevel.Warning, "{Stack}: {Verb} {Resource} was under way when the controller stopped; what came of it is looked up")]
    public static partial void StepInterrupted(this ILogger log, ObjectKey stack, Verb verb, string resource);

    [LoggerMessage(5030, LogLevel.Critical, "the loop {Loop} died; restart the controller")]
    public static partial void LoopDied(this ILogger log, string loop, Exception fault);

}
