using Amazon.SecretsManager.Model;

namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>Secrets made, described, deleted with a time to think it over, and restored within it.</summary>
internal sealed class SecretLifecycle(LocalCore core, RegionalState<SecretRegion> regions)
{
    private const int DefaultWindow = 30;

    public CreateSecretResponse Create(CreateSecretRequest request, CallContext call)
    {
        var region = regions[call];
        var quotas = core.Options.Quotas;
        var binary = request.SecretBinary?.ToArray();
        SecretRules.CheckName(request.Name);
        SecretRules.CheckValue(request.SecretString, binary, quotas.SecretBytes);
        var tags = SecretTags.Pairs(request.Tags);
        SecretTags.Check(new TagSet(), tags, quotas.TagsPerResource);
        if (request.AddReplicaRegions is { Count: > 0 })
        {
            throw AwsErrors.Receiver("NotImplemented", "The local cloud does not replicate secrets.", 501);
        }

        var version = request.SecretString is null && binary is null
            ? null
            : new SecretVersion(SecretRules.Token(request.ClientRequestToken), request.SecretString, binary, call.Now);
        if (region.Find(request.Name) is { } old)
        {
            return Again(old, version);
        }

        var secret = new HeldSecret(request.Name, call.Arn("secretsmanager", $"secret:{request.Name}-{core.Ids.Mixed(6)}"), ++region.Created, call.Now)
        {
            Description = request.Description,
            KmsKeyId = request.KmsKeyId,
        };
        secret.Tags.Set(tags);
        if (version is not null)
        {
            SecretStaging.Put(secret, version, [HeldSecret.Current], quotas.VersionsPerSecret);
        }

        region.ByName.Add(secret.Name, secret);
        return new CreateSecretResponse { ARN = secret.Arn, Name = secret.Name, VersionId = version?.Id };
    }

    public DescribeSecretResponse Describe(DescribeSecretRequest request, CallContext call)
    {
        var secret = regions[call].Get(request.SecretId);
        return new DescribeSecretResponse
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
            VersionIdsToStages = secret.Stages(),
        };
    }

    public DeleteSecretResponse Delete(DeleteSecretRequest request, CallContext call)
    {
        var region = regions[call];
        var forced = request.ForceDeleteWithoutRecovery == true;
        var window = Window(request, forced);
        if (region.Find(request.SecretId) is not { } secret)
        {
            // A forced deletion is content with a secret that is not there.
            return forced ? new DeleteSecretResponse { Name = request.SecretId, DeletionDate = call.NowUtc } : throw SecretRegion.NotFound();
        }

        SecretRegion.CheckOwn(secret);
        if (secret.DeletedAt is not null && !forced)
        {
            throw new InvalidRequestException("You tried to perform the operation on a secret that's currently marked deleted.");
        }

        var due = call.Now + window;
        secret.DeletedAt = due;
        if (forced)
        {
            region.ByName.Remove(secret.Name);
        }
        else
        {
            core.Timeline.Schedule(due, _ => Expire(region, secret, due));
        }

        return new DeleteSecretResponse { ARN = secret.Arn, Name = secret.Name, DeletionDate = due.UtcDateTime };
    }

    public RestoreSecretResponse Restore(RestoreSecretRequest request, CallContext call)
    {
        var secret = regions[call].Get(request.SecretId);
        secret.DeletedAt = null;
        return new RestoreSecretResponse { ARN = secret.Arn, Name = secret.Name };
    }

    private static CreateSecretResponse Again(HeldSecret old, SecretVersion? version)
    {
        if (old.DeletedAt is not null)
        {
            throw new InvalidRequestException("You can't create this secret because a secret with this name is already scheduled for deletion.");
        }

        return version is not null && old.Version(version.Id)?.HasValue(version.Text, version.Binary) == true
            ? new CreateSecretResponse { ARN = old.Arn, Name = old.Name, VersionId = version.Id }
            : throw new ResourceExistsException($"The operation failed because the secret {old.Name} already exists.");
    }

    private static TimeSpan Window(DeleteSecretRequest request, bool forced)
    {
        if (forced && request.RecoveryWindowInDays is not null)
        {
            throw new InvalidParameterException("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }

        if (request.RecoveryWindowInDays is < 7 or > 30)
        {
            throw new InvalidParameterException("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }

        return forced ? TimeSpan.Zero : TimeSpan.FromDays(request.RecoveryWindowInDays ?? DefaultWindow);
    }

    /// <summary>Restored, or restored and deleted anew in between: then this deletion is no longer meant.</summary>
    private static void Expire(SecretRegion region, HeldSecret secret, DateTimeOffset due)
    {
        if (secret.DeletedAt == due && region.ByName.GetValueOrDefault(secret.Name) == secret)
        {
            region.ByName.Remove(secret.Name);
        }
    }
}
