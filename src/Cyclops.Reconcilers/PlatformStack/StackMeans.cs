using System.Text;
using Cyclops.Aws.CloudFormation;
using Cyclops.Model.Manifests;
using Cyclops.Model.Outcomes;

namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>What CloudFormation makes the stacks of an environment with.</summary>
/// <param name="roleArn">The role it assumes; null: the rights of whoever asks it to.</param>
/// <param name="templates">Where templates are kept that are too long for a call; null: nowhere.</param>
public sealed class StackMeans(string? roleArn = null, TemplateStore? templates = null)
{
    /// <summary>The caller's rights, and no bucket.</summary>
    public static StackMeans None { get; } = new();

    public string? RoleArn => roleArn;

    /// <summary>The role of an environment's stacks: its account's, or the platform's where it names no account.</summary>
    public static string? RoleOf(PlatformManifest platform, EnvironmentManifest environment) =>
        environment.Account is not { } name ? platform.StackRoleArn
        : platform.Accounts.TryGetValue(name, out var account) && account.StackRole is not null ? ArnOf(account)
        : null;

    /// <summary>All such roles, in order.</summary>
    public static IReadOnlyList<string> RolesOf(PlatformManifest platform) =>
    [
        .. platform.Accounts.Values.Where(a => a.StackRole is not null).Select(ArnOf)
            .Concat(platform.StackRoleArn is { } own ? [own] : [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Stores a template that is too long for a call.</summary>
    /// <returns>Where it is; null when it fits into the call.</returns>
    /// <exception cref="CloudFault">There is no bucket for it, or it cannot be stored.</exception>
    public async Task<string?> PlaceAsync(string stack, string template, CancellationToken cancellationToken)
    {
        var length = Encoding.UTF8.GetByteCount(template);
        if (length <= StackRequest.LongestTemplate)
        {
            return null;
        }

        return templates is null
            ? throw new CloudFault(
                "TemplateTooLong",
                $"the template of stack {stack} has {length} bytes and a call takes {StackRequest.LongestTemplate}: name a bucket as spec.configBucket in platform.yaml; cyclops-ctl bootstrap makes one",
                isTransient: false)
            : (await templates.StoreAsync(template, cancellationToken)).Url;
    }

    private static string ArnOf(AccountSpec account) => $"arn:aws:iam::{account.Id}:role/{account.StackRole}";
}
