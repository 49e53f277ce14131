using System.Text.Json.Nodes;
using Amazon.RDS.Model;
using Cyclops.LocalCloud.SecretsManager;

namespace Cyclops.LocalCloud.Rds;

/// <summary>The master passwords that RDS makes and keeps in Secrets Manager.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html.</remarks>
internal sealed class MasterSecrets(LocalCore core, RegionalState<SecretRegion> regions)
{
    private const string Service = "rds";
    private const int PasswordLength = 28;

    /// <summary>Makes the secret <c>rds!db-UUID</c>, a JSON object of <c>username</c> and <c>password</c>.</summary>
    public MasterUserSecret Make(string instance, string username, string key, CallContext call)
    {
        var region = regions[call];
        var name = "rds!db-" + core.Ids.Uuid();
        var secret = new HeldSecret(name, call.Arn("secretsmanager", $"secret:{name}-{core.Ids.Mixed(6)}"), ++region.Created, call.Now)
        {
            Description = $"Secret associated with primary RDS DB instance: {instance}",
            KmsKeyId = key,
            OwningService = Service,
        };
        secret.Tags.Set([KeyValuePair.Create("aws:rds:primaryDBInstanceArn", (string?)instance), KeyValuePair.Create("aws:secretsmanager:owningService", (string?)Service)]);
        region.ByName.Add(name, secret);
        Put(secret, username, call.Now);
        return new MasterUserSecret { SecretArn = secret.Arn, SecretStatus = "creating", KmsKeyId = key };
    }

    /// <summary>Gives the master another password.</summary>
    public void Rotate(string arn, string username, CallContext call)
    {
        if (regions[call].Find(arn) is { } secret)
        {
            Put(secret, username, call.Now);
        }
    }

    /// <summary>Removes a secret for good; one that is not there is no error.</summary>
    public void Remove(string arn, CallContext call)
    {
        if (regions[call].Find(arn) is { } secret)
        {
            regions[call].ByName.Remove(secret.Name);
        }
    }

    private void Put(HeldSecret secret, string username, DateTimeOffset now)
    {
        var password = new PasswordRules { Length = PasswordLength, ExcludeCharacters = "/@\"'\\ " }.Generate(core.Ids);
        var value = new JsonObject { ["username"] = username, ["password"] = password }.ToJsonString();
        SecretStaging.Put(secret, new SecretVersion(core.Ids.Uuid(), value, null, now), [HeldSecret.Current], core.Options.Quotas.VersionsPerSecret);
    }
}
