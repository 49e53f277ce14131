namespace Cyclops.LocalCloud;

/// <summary>Who calls, where and when. CloudFormation passes one on to the services it drives.</summary>
/// <param name="Now">The instant of the call; all state changes of the call carry it.</param>
/// <param name="Caller">The access key, or the name of the service that calls on behalf of a user.</param>
public sealed record CallContext(string Account, string Region, DateTimeOffset Now, string RequestId, string Caller)
{
    public DateTime NowUtc => Now.UtcDateTime;

    /// <summary><c>arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE</c>.</summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";
}
