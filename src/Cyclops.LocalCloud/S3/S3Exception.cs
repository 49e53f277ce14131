using System.Net;
using Amazon.Runtime;

namespace Cyclops.LocalCloud.S3;

/// <summary>An error of S3: what its document says beside code and message, and the headers that come with it.</summary>
internal sealed class S3Exception(string code, string message, int status) : AmazonServiceException(message, ErrorType.Sender, code, "", (HttpStatusCode)status)
{
    /// <summary>Elements of the document, e.g. <c>BucketName</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> AnswerHeaders { get; init; } = [];
}
