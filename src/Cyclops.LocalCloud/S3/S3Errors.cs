namespace Cyclops.LocalCloud.S3;

/// <summary>The errors of S3 in its own words: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.</summary>
internal static class S3Errors
{
    public static S3Exception NoSuchBucket(string bucket) =>
        new("NoSuchBucket", "The specified bucket does not exist", 404) { Details = [new("BucketName", bucket)] };

    public static S3Exception NoSuchKey(string key, bool deleteMarker = false) => new("NoSuchKey", "The specified key does not exist.", 404)
    {
        Details = [new("Key", key)],
        AnswerHeaders = deleteMarker ? [new("x-amz-delete-marker", "true")] : [],
    };

    public static S3Exception NoSuchVersion(string key, string version) =>
        new("NoSuchVersion", "The specified version does not exist.", 404) { Details = [new("Key", key), new("VersionId", version)] };

    public static S3Exception WrongRegion(string signed, string region) =>
        new("AuthorizationHeaderMalformed", $"The authorization header is malformed; the region '{signed}' is wrong; expecting '{region}'", 400)
        {
            Details = [new("Region", region)],
            AnswerHeaders = [new("x-amz-bucket-region", region)],
        };

    public static S3Exception Malformed() =>
        new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema", 400);

    public static S3Exception InvalidArgument(string message, string name, string? value) =>
        new("InvalidArgument", message, 400) { Details = [new("ArgumentName", name), new("ArgumentValue", value ?? "null")] };

    public static S3Exception Unserved() =>
        new("NotImplemented", "A header you provided implies functionality that is not implemented (by the local cloud)", 501);

    public static S3Exception Missing(string code, string message, string bucket) => new(code, message, 404) { Details = [new("BucketName", bucket)] };
}
