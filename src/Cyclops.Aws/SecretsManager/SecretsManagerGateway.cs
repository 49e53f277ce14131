using Amazon.SecretsManager.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Secrets;

namespace Cyclops.Aws.SecretsManager;

/// <summary>AWS Secrets Manager in our records.</summary>
public sealed class SecretsManagerGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Largest page of ListSecrets. Source: AWS Secrets Manager API Reference.</summary>
    private const int PageSize = 100;

    private const string Current = "AWSCURRENT";
    private const string Previous = "AWSPREVIOUS";
    private const string NotFound = "ResourceNotFoundException";

    /// <summary>
    /// All secrets whose names begin with a prefix, those that are scheduled for deletion too. What was made or changed within
    /// the last minutes may be missing or be told as it was.
    /// </summary>
    public async Task<IReadOnlyList<StoredSecret>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        const string operation = "secretsmanager:ListSecrets";
        var entries = await Paging.CollectAsync<SecretListEntry>(operation, async token =>
        {
            var page = await calls.SendAsync(
                CallFamily.SecretsRead,
                operation,
                $"secrets {prefix}*",
                ct => clients.SecretsManager.ListSecretsAsync(
                    new ListSecretsRequest
                    {
                        Filters = [new Filter { Key = "name", Values = [prefix] }],
                        IncludePlannedDeletion = true,
                        MaxResults = PageSize,
                        NextToken = token,
                    },
                    ct),
                cancellationToken);
            return (Answers.Whole(page.SecretList, operation, $"secrets {prefix}*"), page.NextToken);
        });

        // The filter does not mind case.
        return
        [
            .. entries
                .Where(e => e.Name.StartsWith(prefix, StringComparison.Ordinal))
                .Select(e => new StoredSecret(e.ARN, e.Name, VersionOf(e.SecretVersionsToStages, Current), VersionOf(e.SecretVersionsToStages, Previous), e.DeletedDate is not null, TagsOf(e.Tags))),
        ];
    }

    /// <summary>A secret as it is now.</summary>
    /// <param name="id">Its name or ARN.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<StoredSecret?> FindAsync(string id, CancellationToken cancellationToken)
    {
        const string operation = "secretsmanager:DescribeSecret";
        try
        {
            var secret = await calls.SendAsync(
                CallFamily.SecretsRead,
                operation,
                id,
                ct => clients.SecretsManager.DescribeSecretAsync(new DescribeSecretRequest { SecretId = id }, ct),
                cancellationToken);
            return new(
                Answers.Whole(secret.ARN, operation, id),
                Answers.Whole(secret.Name, operation, id),
                VersionOf(secret.VersionIdsToStages, Current),
                VersionOf(secret.VersionIdsToStages, Previous),
                secret.DeletedDate is not null,
                TagsOf(secret.Tags));
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            return null;
        }
    }

    /// <summary>The value of a secret.</summary>
    /// <param name="id">Its name or ARN.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="CloudFault">Among others <c>ResourceNotFoundException</c>: there is no such secret, or it has no value.</exception>
    public async Task<SecretValue> GetValueAsync(string id, CancellationToken cancellationToken)
    {
        const string operation = "secretsmanager:GetSecretValue";
        var answer = await calls.SendAsync(
            CallFamily.SecretsRead,
            operation,
            id,
            ct => clients.SecretsManager.GetSecretValueAsync(new GetSecretValueRequest { SecretId = id }, ct),
            cancellationToken);
        return answer.SecretString is { Length: > 0 } text
            ? new(Answers.Whole(answer.VersionId, operation, id), new Secret(text))
            : throw new CloudFault("SecretNotText", $"secret {id} holds no text; store its value as a text", isTransient: false);
    }

    /// <summary>Makes a secret.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What people read of it.</param>
    /// <param name="value">Its first value; null: it has none yet.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="version">Id of the first version, 32 to 64 characters; null: any.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="CloudFault"><c>ResourceExistsException</c> when the name is taken; <c>InvalidRequestException</c> when what has it is scheduled for deletion.</exception>
    public async Task<StoredSecret> CreateAsync(
        string name,
        string description,
        Secret? value,
        IReadOnlyDictionary<string, string> tags,
        string? version,
        CancellationToken cancellationToken)
    {
        const string operation = "secretsmanager:CreateSecret";
        var answer = await calls.SendAsync(
            CallFamily.SecretsModify,
            operation,
            name,
            ct => clients.SecretsManager.CreateSecretAsync(
                new CreateSecretRequest { Name = name, Description = description, SecretString = value?.Reveal(), Tags = ToTags(tags), ClientRequestToken = version },
                ct),
            cancellationToken);
        return new(
            Answers.Whole(answer.ARN, operation, name),
            name,
            value is null ? null : Answers.Whole(answer.VersionId, operation, name),
            PreviousVersionId: null,
            IsDeleted: false,
            new(tags));
    }

    /// <summary>Gives a secret another value; the one before stays readable by its version.</summary>
    /// <param name="id">Its name or ARN.</param>
    /// <param name="value">The value.</param>
    /// <param name="version">Id of the new version, 32 to 64 characters; one that is there already with that value is left as it is.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The new version.</returns>
    public async Task<string> PutValueAsync(string id, Secret value, string version, CancellationToken cancellationToken)
    {
        const string operation = "secretsmanager:PutSecretValue";
        var answer = await calls.SendAsync(
            CallFamily.SecretsModify,
            operation,
            id,
            ct => clients.SecretsManager.PutSecretValueAsync(new PutSecretValueRequest { SecretId = id, SecretString = value.Reveal(), ClientRequestToken = version }, ct),
            cancellationToken);
        return Answers.Whole(answer.VersionId, operation, id);
    }

    /// <summary>Sets tags of a secret.</summary>
    public Task TagAsync(string id, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.SecretsModify,
            "secretsmanager:TagResource",
            id,
            ct => clients.SecretsManager.TagResourceAsync(new TagResourceRequest { SecretId = id, Tags = ToTags(tags) }, ct),
            cancellationToken);

    /// <summary>Removes tags of a secret; those that are not there are passed over.</summary>
    public Task UntagAsync(string id, IEnumerable<string> names, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.SecretsModify,
            "secretsmanager:UntagResource",
            id,
            ct => clients.SecretsManager.UntagResourceAsync(new UntagResourceRequest { SecretId = id, TagKeys = [.. names] }, ct),
            cancellationToken);

    /// <summary>Has a secret deleted after a while; one that is gone or going already is fine.</summary>
    /// <param name="id">Its name or ARN.</param>
    /// <param name="days">Days within which it can be restored, 7 to 30. Source: AWS Secrets Manager API Reference, DeleteSecret.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public async Task DeleteAsync(string id, int days, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(
                CallFamily.SecretsModify,
                "secretsmanager:DeleteSecret",
                id,
                ct => clients.SecretsManager.DeleteSecretAsync(new DeleteSecretRequest { SecretId = id, RecoveryWindowInDays = days }, ct),
                cancellationToken);
        }
        catch (CloudFault fault) when (fault.Code == NotFound)
        {
            // Gone already, which is what was asked for.
        }
        catch (CloudFault fault) when (fault.Code == "InvalidRequestException")
        {
            if (await FindAsync(id, cancellationToken) is { IsDeleted: false })
            {
                throw;
            }
        }
    }

    /// <summary>Takes back that a secret is to be deleted.</summary>
    public Task RestoreAsync(string id, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.SecretsModify,
            "secretsmanager:RestoreSecret",
            id,
            ct => clients.SecretsManager.RestoreSecretAsync(new RestoreSecretRequest { SecretId = id }, ct),
            cancellationToken);

    private static string? VersionOf(Dictionary<string, List<string>>? versions, string stage) =>
        versions?.Where(v => v.Value?.Contains(stage) == true).Select(v => v.Key).FirstOrDefault();

    private static EquatableMap<string> TagsOf(List<Tag>? tags) => new((tags ?? []).Select(t => KeyValuePair.Create(t.Key, t.Value)));

    private static List<Tag> ToTags(IReadOnlyDictionary<string, string> tags) => [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];
}
