using System.Text.Json;
using Amazon.SecretsManager.Internal;
using Amazon.SecretsManager.Model;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>Secrets Manager: secrets, their versions and their deletion. Rotation, replication and policies are left out.</summary>
internal sealed class SecretsManagerService : ILocalService
{
    private readonly RegionalState<SecretRegion> _regions = new(() => new SecretRegion());
    private readonly SecretLifecycle _secrets;
    private readonly SecretValues _values;
    private readonly SecretQueries _queries;
    private readonly SecretTags _tags;

    public SecretsManagerService(LocalCore core)
    {
        _secrets = new SecretLifecycle(core, _regions);
        _values = new SecretValues(core, _regions);
        _queries = new SecretQueries(_regions);
        _tags = new SecretTags(core, _regions);
    }

    public string Name => "secretsmanager";

    /// <summary>All secrets of all regions.</summary>
    internal RegionalState<SecretRegion> Regions => _regions;

    public void Register(OperationTable operations) => operations
        .Add(Name, SecretsManagerSchema.Operations, "InvalidParameterException")
        .On<CreateSecretRequest, CreateSecretResponse>(SecretsManagerSchema.CreateSecret, _secrets.Create)
        .On<DescribeSecretRequest, DescribeSecretResponse>(SecretsManagerSchema.DescribeSecret, _secrets.Describe)
        .On<DeleteSecretRequest, DeleteSecretResponse>(SecretsManagerSchema.DeleteSecret, _secrets.Delete)
        .On<RestoreSecretRequest, RestoreSecretResponse>(SecretsManagerSchema.RestoreSecret, _secrets.Restore)
        .On<GetSecretValueRequest, GetSecretValueResponse>(SecretsManagerSchema.GetSecretValue, _values.Get)
        .On<PutSecretValueRequest, PutSecretValueResponse>(SecretsManagerSchema.PutSecretValue, _values.Put)
        .On<UpdateSecretRequest, UpdateSecretResponse>(SecretsManagerSchema.UpdateSecret, _values.Update)
        .On<ListSecretsRequest, ListSecretsResponse>(SecretsManagerSchema.ListSecrets, _queries.List)
        .On<ListSecretVersionIdsRequest, ListSecretVersionIdsResponse>(SecretsManagerSchema.ListSecretVersionIds, _queries.ListVersions)
        .On<TagResourceRequest, TagResourceResponse>(SecretsManagerSchema.TagResource, _tags.Tag)
        .On<UntagResourceRequest, UntagResourceResponse>(SecretsManagerSchema.UntagResource, _tags.Untag);

    /// <summary>Which secrets there are and how their versions are labelled; no values.</summary>
    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, region) in _regions.All)
        {
            json.WriteStartObject(name);
            foreach (var secret in region.ByName.Values)
            {
                json.WriteStartObject(secret.Name);
                foreach (var version in secret.Versions)
                {
                    json.WriteString(version.Id, string.Join(' ', version.Stages));
                }

                if (secret.DeletedAt is { } deleted)
                {
                    json.WriteString("deletion", deleted);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => _regions.Clear();
}
