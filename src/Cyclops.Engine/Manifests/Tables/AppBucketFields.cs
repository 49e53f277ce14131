using Cyclops.Engine.Manifests.Fields;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>An S3 bucket of an app.</summary>
internal static class AppBucketFields
{
    /// <summary>The bucket that is meant where there is one.</summary>
    public const string Main = "main";

    public static readonly Field<string> NameEnv = Field<string>.Optional(
        "nameEnv", SharedKinds.VariableName, "`S3_BUCKET` of `main`, `<NAME>_S3_BUCKET` of others", "Environment variable that holds the bucket's name.");

    public static readonly Field<BucketAccess> Access = Field<BucketAccess>.WithDefault(
        "access",
        new ChoiceKind<BucketAccess>(("readWrite", BucketAccess.ReadWrite), ("readOnly", BucketAccess.ReadOnly)),
        "readWrite",
        "What the app may do in it: list and read, or write and delete too.");

    public static readonly Field<bool> Versioning = Field<bool>.WithDefault(
        "versioning", SharedKinds.Flag, "true", "Whether objects that are overwritten or deleted are kept for another 90 days.");

    public static readonly Field<TimeSpan> ExpireAfter = Field<TimeSpan>.Optional(
        "expireAfter", new DurationKind("1d", "3650d"), "never", "Time after which objects are deleted. S3 counts whole days: 36h are two.");

    public static readonly ObjectKind Kind = new("AppBucket", "An S3 bucket of the app, private and encrypted.", NameEnv, Access, Versioning, ExpireAfter)
    {
        Planned = ["public", "cors", "region", "kmsKey", "name"],
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["env"] = "nameEnv",
            ["versioned"] = "versioning",
            ["expiration"] = "expireAfter",
            ["expiry"] = "expireAfter",
            ["ttl"] = "expireAfter",
        },
    };

    /// <summary>The variable of a bucket that does not say.</summary>
    public static string DefaultNameEnv(string name) => name == Main ? "S3_BUCKET" : $"{name.Replace('-', '_').ToUpperInvariant()}_S3_BUCKET";
}
