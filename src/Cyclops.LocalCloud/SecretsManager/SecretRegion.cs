using Amazon.SecretsManager.Model;

namespace Cyclops.LocalCloud.SecretsManager;

/// <summary>The secrets of one account and region.</summary>
internal sealed class SecretRegion
{
    // A hyphen and six characters behind the name.
    private const int SuffixLength = 7;

    public SortedDictionary<string, HeldSecret> ByName { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts creations.</summary>
    public long Created { get; set; }

    /// <summary>A secret by its name, its ARN, or its ARN without the random suffix.</summary>
    public HeldSecret? Find(string id)
    {
        if (!id.StartsWith("arn:", StringComparison.Ordinal))
        {
            return ByName.GetValueOrDefault(id);
        }

        return ByName.Values.FirstOrDefault(s => s.Arn == id) ?? ByName.Values.FirstOrDefault(s => s.Arn[..^SuffixLength] == id);
    }

    /// <exception cref="ResourceNotFoundException">There is none.</exception>
    public HeldSecret Get(string id) => Find(id) ?? throw NotFound();

    public static ResourceNotFoundException NotFound() => new("Secrets Manager can't find the specified secret.");

    /// <summary>A living secret that no other service manages.</summary>
    /// <exception cref="InvalidRequestException">Another service does.</exception>
    public HeldSecret Own(string id)
    {
        var secret = Living(id);
        CheckOwn(secret);
        return secret;
    }

    /// <exception cref="InvalidRequestException">Another service manages the secret.</exception>
    public static void CheckOwn(HeldSecret secret)
    {
        if (secret.OwningService is { } service)
        {
            throw new InvalidRequestException($"You can't perform this operation on the secret because it is managed by {service}. Change it through the service that manages it.");
        }
    }

    /// <summary>A secret that is not scheduled for deletion.</summary>
    /// <exception cref="InvalidRequestException">It is.</exception>
    public HeldSecret Living(string id)
    {
        var secret = Get(id);
        return secret.DeletedAt is null
            ? secret
            : throw new InvalidRequestException("You can't perform this operation on the secret because it was marked for deletion.");
    }
}
