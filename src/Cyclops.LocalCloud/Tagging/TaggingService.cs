using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CertificateManager.Internal;
using Amazon.CloudWatch.Internal;
using Amazon.CloudWatchLogs.Internal;
using Amazon.EC2.Internal;
using Amazon.ECS.Internal;
using Amazon.ElastiCache.Internal;
using Amazon.ElasticLoadBalancingV2.Internal;
using Amazon.RDS.Internal;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Internal;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Route53.Internal;
using Amazon.Runtime;
using Amazon.SecretsManager.Internal;
using Amazon.SimpleEmailV2.Internal;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.ElastiCache;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.Shapes;
using Cyclops.LocalCloud.Sns;

namespace Cyclops.LocalCloud.Tagging;

/// <summary>The Resource Groups Tagging API over all services of this cloud. It keeps nothing itself.</summary>
internal sealed class TaggingService(LocalServices services) : ILocalService
{
    private const int PageSize = 50;
    private const int MaxPageSize = 100;
    private readonly TagSources _sources = new(services);
    private OperationTable _operations = new();

    public string Name => "resourcegroupstaggingapi";

    public void Register(OperationTable operations)
    {
        _operations = operations;
        operations
            .Add(Name, ResourceGroupsTaggingAPISchema.Operations, "InvalidParameterException")
            .On<GetResourcesRequest, GetResourcesResponse>(ResourceGroupsTaggingAPISchema.GetResources, GetResources)
            .On<GetTagKeysRequest, GetTagKeysResponse>(ResourceGroupsTaggingAPISchema.GetTagKeys, GetTagKeys)
            .On<GetTagValuesRequest, GetTagValuesResponse>(ResourceGroupsTaggingAPISchema.GetTagValues, GetTagValues)
            .On<TagResourcesRequest, TagResourcesResponse>(ResourceGroupsTaggingAPISchema.TagResources, TagResources)
            .On<UntagResourcesRequest, UntagResourcesResponse>(ResourceGroupsTaggingAPISchema.UntagResources, UntagResources);
    }

    public void WriteState(Utf8JsonWriter json) => json.WriteNullValue();

    public void Reset()
    {
        // Nothing is kept here.
    }

    private GetResourcesResponse GetResources(GetResourcesRequest request, CallContext call)
    {
        if (request.ResourceARNList is { Count: > 0 } && (request.TagFilters is { Count: > 0 } || request.ResourceTypeFilters is { Count: > 0 }))
        {
            throw new InvalidParameterException("ResourceARNList cannot be combined with TagFilters or ResourceTypeFilters");
        }

        if (request.ResourcesPerPage is < 1 or > MaxPageSize)
        {
            throw new InvalidParameterException($"ResourcesPerPage must be between 1 and {MaxPageSize}");
        }

        var found = _sources.All(call)
            .Where(r => request.ResourceARNList is not { Count: > 0 } arns || arns.Contains(r.Arn))
            .Where(r => request.ResourceTypeFilters is not { Count: > 0 } types || types.Exists(t => t == r.Type || r.Type.StartsWith(t + ":", StringComparison.Ordinal)))
            .Where(r => (request.TagFilters ?? []).All(f => r.Tags.Any(t => t.Key == f.Key && (f.Values is not { Count: > 0 } || f.Values.Contains(t.Value)))));

        // The API says "no further page" by an empty token, and callers send that back.
        var token = string.IsNullOrEmpty(request.PaginationToken) ? null : request.PaginationToken;
        var page = Paging.Cut(found, r => r.Arn, token, request.ResourcesPerPage ?? PageSize, () => new PaginationTokenExpiredException("The specified PaginationToken is invalid."));
        return new GetResourcesResponse
        {
            ResourceTagMappingList = [.. page.Items.Select(r => new ResourceTagMapping { ResourceARN = r.Arn, Tags = [.. r.Tags.Select(t => new Tag { Key = t.Key, Value = t.Value })] })],
            PaginationToken = page.Next ?? "",
        };
    }

    private GetTagKeysResponse GetTagKeys(GetTagKeysRequest request, CallContext call) => new()
    {
        TagKeys = [.. _sources.All(call).SelectMany(r => r.Tags).Select(t => t.Key).Distinct().Order(StringComparer.Ordinal)],
        PaginationToken = "",
    };

    private GetTagValuesResponse GetTagValues(GetTagValuesRequest request, CallContext call) => new()
    {
        TagValues = [.. _sources.All(call).SelectMany(r => r.Tags).Where(t => t.Key == request.Key).Select(t => t.Value).Distinct().Order(StringComparer.Ordinal)],
        PaginationToken = "",
    };

    private TagResourcesResponse TagResources(TagResourcesRequest request, CallContext call) => new()
    {
        FailedResourcesMap = Each(request.ResourceARNList, arn => Change(arn, request.Tags ?? [], [], call)),
    };

    private UntagResourcesResponse UntagResources(UntagResourcesRequest request, CallContext call) => new()
    {
        FailedResourcesMap = Each(request.ResourceARNList, arn => Change(arn, [], request.TagKeys ?? [], call)),
    };

    /// <summary>What fails is reported per resource; the call itself succeeds.</summary>
    private static Dictionary<string, FailureInfo> Each(List<string>? arns, Action<string> change)
    {
        var failed = new Dictionary<string, FailureInfo>(StringComparer.Ordinal);
        foreach (var arn in arns ?? [])
        {
            try
            {
                change(arn);
            }
            catch (AmazonServiceException e)
            {
                failed[arn] = new FailureInfo { StatusCode = 400, ErrorCode = ErrorCode.InvalidParameterException, ErrorMessage = e.Message };
            }
        }

        return failed;
    }

    private void Change(string arn, Dictionary<string, string> added, List<string> removed, CallContext call)
    {
        var id = arn[(arn.LastIndexOf('/') + 1)..];
        var tags = new JsonArray([.. added.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]);
        var keys = new JsonArray([.. removed.Select(k => JsonValue.Create(k))]);
        var add = added.Count > 0;
        var (operation, request) = (arn.Split(':').ElementAtOrDefault(2), add) switch
        {
            ("ec2", true) => (EC2Schema.CreateTags, new JsonObject { ["Resources"] = new JsonArray(id), ["Tags"] = tags }),
            ("ec2", false) => (EC2Schema.DeleteTags, new JsonObject { ["Resources"] = new JsonArray(id), ["Tags"] = new JsonArray([.. removed.Select(k => new JsonObject { ["Key"] = k })]) }),
            ("ecs", true) => (ECSSchema.TagResource, new JsonObject { ["resourceArn"] = arn, ["tags"] = tags }),
            ("ecs", false) => (ECSSchema.UntagResource, new JsonObject { ["resourceArn"] = arn, ["tagKeys"] = keys }),
            ("elasticloadbalancing", true) => (ElasticLoadBalancingV2Schema.AddTags, new JsonObject { ["ResourceArns"] = new JsonArray(arn), ["Tags"] = tags }),
            ("elasticloadbalancing", false) => (ElasticLoadBalancingV2Schema.RemoveTags, new JsonObject { ["ResourceArns"] = new JsonArray(arn), ["TagKeys"] = keys }),
            ("logs", true) => (CloudWatchLogsSchema.TagResource, new JsonObject { ["resourceArn"] = arn, ["tags"] = new JsonObject(added.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))) }),
            ("logs", false) => (CloudWatchLogsSchema.UntagResource, new JsonObject { ["resourceArn"] = arn, ["tagKeys"] = keys }),
            ("acm", true) => (CertificateManagerSchema.AddTagsToCertificate, new JsonObject { ["CertificateArn"] = arn, ["Tags"] = tags }),
            ("acm", false) => (CertificateManagerSchema.RemoveTagsFromCertificate, new JsonObject { ["CertificateArn"] = arn, ["Tags"] = new JsonArray([.. removed.Select(k => new JsonObject { ["Key"] = k })]) }),
            ("secretsmanager", true) => (SecretsManagerSchema.TagResource, new JsonObject { ["SecretId"] = arn, ["Tags"] = tags }),
            ("secretsmanager", false) => (SecretsManagerSchema.UntagResource, new JsonObject { ["SecretId"] = arn, ["TagKeys"] = keys }),
            ("rds", true) => (RDSSchema.AddTagsToResource, new JsonObject { ["ResourceName"] = arn, ["Tags"] = tags }),
            ("rds", false) => (RDSSchema.RemoveTagsFromResource, new JsonObject { ["ResourceName"] = arn, ["TagKeys"] = keys }),
            ("elasticache", true) => (ElastiCacheSchema.AddTagsToResource, new JsonObject { ["ResourceName"] = arn, ["Tags"] = tags }),
            ("elasticache", false) => (CacheShapes.RemoveTagsFromResource, new JsonObject { ["ResourceName"] = arn, ["TagKeys"] = keys }),
            ("cloudwatch", true) => (CloudWatchSchema.TagResource, new JsonObject { ["ResourceARN"] = arn, ["Tags"] = tags }),
            ("cloudwatch", false) => (CloudWatchSchema.UntagResource, new JsonObject { ["ResourceARN"] = arn, ["TagKeys"] = keys }),
            ("sns", true) => (SnsShapes.TagResource, new JsonObject { ["ResourceArn"] = arn, ["Tags"] = tags }),
            ("sns", false) => (SnsShapes.UntagResource, new JsonObject { ["ResourceArn"] = arn, ["TagKeys"] = keys }),
            ("ses", true) => (SimpleEmailServiceV2Schema.TagResource, new JsonObject { ["ResourceArn"] = arn, ["Tags"] = tags }),
            ("route53", _) => (Route53Schema.ChangeTagsForResource, new JsonObject { ["ResourceType"] = "hostedzone", ["ResourceId"] = id, ["AddTags"] = tags, ["RemoveTagKeys"] = keys }),
            _ => throw new InvalidParameterException($"The local cloud cannot tag {arn} through this API"),
        };
        Invoke(operation, request, call);
    }

    private void Invoke(OperationShape operation, JsonObject request, CallContext call) =>
        _operations.Call(operation, ShapeReader.Read(operation.Input!, request), call);
}
