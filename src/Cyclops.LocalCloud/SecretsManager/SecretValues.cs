using Amazon.SecretsManager.Model;

namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>Values read and replaced.</summary>
internal sealed class SecretValues(LocalCore core, RegionalState<SecretRegion> regions)
{
    private const int MostStages = 20;

    public GetSecretValueResponse Get(GetSecretValueRequest request, CallContext call)
    {
        var secret = regions[call].Living(request.SecretId);
        var version = Chosen(secret, request.VersionId, request.VersionStage);
        version.Accessed = call.NowUtc.Date;
        return new GetSecretValueResponse
        {
            ARN = secret.Arn,
            Name = secret.Name,
            VersionId = version.Id,
            SecretString = version.Text,
            SecretBinary = version.Binary is null ? null : new MemoryStream(version.Binary),
            VersionStages = [.. version.Stages],
            CreatedDate = version.Created.UtcDateTime,
        };
    }

    public PutSecretValueResponse Put(PutSecretValueRequest request, CallContext call)
    {
        var secret = regions[call].Own(request.SecretId);
        if (request.SecretString is null && request.SecretBinary is null)
        {
            throw new InvalidRequestException("You must provide either SecretString or SecretBinary.");
        }

        if (request.VersionStages is { Count: > MostStages })
        {
            throw new LimitExceededException($"A version can have at most {MostStages} staging labels.");
        }

        var version = Add(secret, request.ClientRequestToken, request.SecretString, request.SecretBinary?.ToArray(), request.VersionStages, call);
        return new PutSecretValueResponse { ARN = secret.Arn, Name = secret.Name, VersionId = version.Id, VersionStages = [.. version.Stages] };
    }

    public UpdateSecretResponse Update(UpdateSecretRequest request, CallContext call)
    {
        var secret = regions[call].Own(request.SecretId);
        var version = request.SecretString is null && request.SecretBinary is null
            ? null
            : Add(secret, request.ClientRequestToken, request.SecretString, request.SecretBinary?.ToArray(), null, call);
        secret.Description = request.Description ?? secret.Description;
        secret.KmsKeyId = request.KmsKeyId ?? secret.KmsKeyId;
        secret.Changed = call.Now;
        return new UpdateSecretResponse { ARN = secret.Arn, Name = secret.Name, VersionId = version?.Id };
    }

    private SecretVersion Add(HeldSecret secret, string? token, string? text, byte[]? binary, List<string>? stages, CallContext call)
    {
        var quotas = core.Options.Quotas;
        SecretRules.CheckValue(text, binary, quotas.SecretBytes);
        var version = new SecretVersion(SecretRules.Token(token), text, binary, call.Now);
        return SecretStaging.Put(secret, version, stages is { Count: > 0 } ? stages : [HeldSecret.Current], quotas.VersionsPerSecret);
    }

    private static SecretVersion Chosen(HeldSecret secret, string? id, string? stage)
    {
        if (id is null)
        {
            return secret.Staged(stage ?? HeldSecret.Current)
                ?? throw new ResourceNotFoundException($"Secrets Manager can't find the specified secret value for staging label: {stage ?? HeldSecret.Current}");
        }

        var version = secret.Version(id) ?? throw new ResourceNotFoundException($"Secrets Manager can't find the specified secret value for VersionId: {id}");
        return stage is null || version.Stages.Contains(stage)
            ? version
            : throw new InvalidRequestException("You provided a VersionStage that is not associated to the provided VersionId.");
    }
}
