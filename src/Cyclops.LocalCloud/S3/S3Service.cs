using System.Text.Json;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.S3;

/// <summary>Simple Storage Service: buckets, their settings, objects and their versions.</summary>
internal sealed class S3Service : ILocalService
{
    private readonly Buckets _buckets;
    private readonly BucketSettings _settings;
    private readonly S3Objects _objects;
    private readonly ObjectListings _listings;

    public S3Service(LocalCore core)
    {
        _buckets = new Buckets(core, Table);
        _settings = new BucketSettings(core, Table);
        _objects = new S3Objects(core, Table);
        _listings = new ObjectListings(Table);
    }

    public string Name => "s3";

    /// <summary>The buckets of all regions.</summary>
    internal BucketTable Table { get; } = new();

    public void Register(OperationTable operations)
    {
        operations.Add(Name, S3Operations.All.Concat(S3Settings.All), "MalformedXML");
        operations
            .On<BagRequest, BagResponse>(S3Operations.ListBuckets, _buckets.List)
            .On<BagRequest, BagResponse>(S3Operations.CreateBucket, _buckets.Create)
            .On<BagRequest, BagResponse>(S3Operations.HeadBucket, _buckets.Head)
            .On<BagRequest, BagResponse>(S3Operations.DeleteBucket, _buckets.Delete)
            .On<BagRequest, BagResponse>(S3Operations.GetBucketLocation, _buckets.Location)
            .On<BagRequest, BagResponse>(S3Operations.PutObject, _objects.Put)
            .On<BagRequest, BagResponse>(S3Operations.GetObject, _objects.Get)
            .On<BagRequest, BagResponse>(S3Operations.HeadObject, _objects.Get)
            .On<BagRequest, BagResponse>(S3Operations.DeleteObject, _objects.Delete)
            .On<BagRequest, BagResponse>(S3Operations.DeleteObjects, _objects.DeleteMany)
            .On<BagRequest, BagResponse>(S3Operations.ListObjectsV2, _listings.List)
            .On<BagRequest, BagResponse>(S3Operations.ListObjectVersions, _listings.ListVersions);
        RegisterSettings(operations);
    }

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var bucket in Table.All)
        {
            json.WriteString(bucket.Name, $"{bucket.Region} {bucket.Objects.Count} keys, {bucket.Objects.Values.Sum(v => v.Count)} versions, versioning {bucket.Versioning ?? "never"}");
        }

        json.WriteEndObject();
    }

    public void Reset() => Table.Clear();

    private void RegisterSettings(OperationTable operations) => operations
        .On<BagRequest, BagResponse>(S3Settings.PutBucketVersioning, _settings.PutVersioning)
        .On<BagRequest, BagResponse>(S3Settings.GetBucketVersioning, _settings.GetVersioning)
        .On<BagRequest, BagResponse>(S3Settings.PutPublicAccessBlock, _settings.PutPublicAccessBlock)
        .On<BagRequest, BagResponse>(S3Settings.GetPublicAccessBlock, _settings.GetPublicAccessBlock)
        .On<BagRequest, BagResponse>(S3Settings.DeletePublicAccessBlock, _settings.DeletePublicAccessBlock)
        .On<BagRequest, BagResponse>(S3Settings.PutBucketEncryption, _settings.PutEncryption)
        .On<BagRequest, BagResponse>(S3Settings.GetBucketEncryption, _settings.GetEncryption)
        .On<BagRequest, BagResponse>(S3Settings.DeleteBucketEncryption, _settings.DeleteEncryption)
        .On<BagRequest, BagResponse>(S3Settings.PutBucketOwnershipControls, _settings.PutOwnership)
        .On<BagRequest, BagResponse>(S3Settings.GetBucketOwnershipControls, _settings.GetOwnership)
        .On<BagRequest, BagResponse>(S3Settings.DeleteBucketOwnershipControls, _settings.DeleteOwnership)
        .On<BagRequest, BagResponse>(S3Settings.PutBucketLifecycleConfiguration, _settings.PutLifecycle)
        .On<BagRequest, BagResponse>(S3Settings.GetBucketLifecycleConfiguration, _settings.GetLifecycle)
        .On<BagRequest, BagResponse>(S3Settings.DeleteBucketLifecycle, _settings.DeleteLifecycle)
        .On<BagRequest, BagResponse>(S3Settings.PutBucketTagging, _settings.PutTagging)
        .On<BagRequest, BagResponse>(S3Settings.GetBucketTagging, _settings.GetTagging)
        .On<BagRequest, BagResponse>(S3Settings.DeleteBucketTagging, _settings.DeleteTagging)
        .On<BagRequest, BagResponse>(S3Settings.PutBucketPolicy, _settings.PutPolicy)
        .On<BagRequest, BagResponse>(S3Settings.GetBucketPolicy, _settings.GetPolicy)
        .On<BagRequest, BagResponse>(S3Settings.DeleteBucketPolicy, _settings.DeletePolicy);
}
