namespace Cyclops.LocalCloud.Sns;

/// <summary>Where the messages of a topic go.</summary>
internal sealed record HeldSubscription(string Arn, string TopicArn, string Protocol, string Endpoint, SortedDictionary<string, string> Attributes)
{
    /// <summary>Somebody at the other end would have to confirm it, and nobody is there.</summary>
    public bool IsPending => Protocol is "email" or "email-json" or "http" or "https";
}
