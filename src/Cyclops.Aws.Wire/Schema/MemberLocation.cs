namespace Cyclops.Aws.Wire;

/// <summary>Where a member travels in the REST protocols; the other protocols put everything into the body.</summary>
public enum MemberLocation
{
    /// <summary>A field of the body.</summary>
    Body,

    /// <summary>A segment of the path.</summary>
    Uri,

    /// <summary>A query string parameter.</summary>
    Query,

    /// <summary>One HTTP header.</summary>
    Header,

    /// <summary>A map over all headers with a common prefix.</summary>
    Headers,

    /// <summary>The HTTP status code of a response.</summary>
    StatusCode,

    /// <summary>The whole body.</summary>
    Payload,
}
