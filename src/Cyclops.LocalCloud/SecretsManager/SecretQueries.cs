using Amazon.SecretsManager.Model;

namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>Secrets and their versions in pages, never their values.</summary>
internal sealed class SecretQueries(RegionalState<SecretRegion> regions)
{
    public ListSecretsResponse List(ListSecretsRequest request, CallContext call)
    {
        var descending = request.SortOrder?.Value == "desc";
        var found = regions[call].ByName.Values
            .Where(s => s.DeletedAt is null || request.IncludePlannedDeletion == true)
            .Where(s => (request.Filters ?? []).TrueForAll(f => SecretFilters.Holds(s, f)))
            .ToList();

        // By rank, so that a page can be cut in either direction; a token that outlives a change may repeat one or leave one out, as AWS's do.
        var ranked = Ordered(found, request.SortBy?.Value, descending).Select((s, i) => KeyValuePair.Create(Paging.Key(i), s));
        var page = Paging.Cut(ranked, r => r.Key, request.NextToken, SecretRules.PageSize(request.MaxResults), SecretRules.BadToken);
        return new ListSecretsResponse { SecretList = page.Items.ConvertAll(r => Entry(r.Value)), NextToken = page.Next };
    }

    public ListSecretVersionIdsResponse ListVersions(ListSecretVersionIdsRequest request, CallContext call)
    {
        var secret = regions[call].Get(request.SecretId);
        var versions = secret.Versions.Where(v => v.Stages.Count > 0 || request.IncludeDeprecated == true).OrderBy(v => v.Id, StringComparer.Ordinal);
        var page = Paging.Cut(versions, v => v.Id, request.NextToken, SecretRules.PageSize(request.MaxResults), SecretRules.BadToken);
        return new ListSecretVersionIdsResponse
        {
            ARN = secret.Arn,
            Name = secret.Name,
            Versions = page.Items.ConvertAll(v => new SecretVersionsListEntry
            {
                VersionId = v.Id,
                VersionStages = [.. v.Stages],
                CreatedDate = v.Created.UtcDateTime,
                LastAccessedDate = v.Accessed,
            }),
            NextToken = page.Next,
        };
    }

    private static IEnumerable<HeldSecret> Ordered(List<HeldSecret> secrets, string? by, bool descending)
    {
        var ascending = by switch
        {
            "name" => secrets.OrderBy(s => s.Name, StringComparer.Ordinal),
            "last-changed-date" => secrets.OrderBy(s => s.Changed).ThenBy(s => s.Number),
            "last-accessed-date" => secrets.OrderBy(s => s.Accessed).ThenBy(s => s.Number),
            _ => secrets.OrderBy(s => s.Number),
        };
        return descending ? ascending.Reverse() : ascending;
    }

    private static SecretListEntry Entry(HeldSecret secret) => new()
    {
        ARN = secret.Arn,
        Name = secret.Name,
        Description = secret.Description,
        KmsKeyId = secret.KmsKeyId,
        OwningService = secret.OwningService,
        CreatedDate = secret.Created.UtcDateTime,
        LastChangedDate = secret.Changed.UtcDateTime,
        LastAccessedDate = secret.Accessed,
        DeletedDate = secret.DeletedAt?.UtcDateTime,
        Tags = SecretTags.Answer(secret.Tags),
        SecretVersionsToStages = secret.Stages(),
    };
}
