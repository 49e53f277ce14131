using Cyclops.Aws.Iam;
using Cyclops.Aws.SecretsManager;

namespace Cyclops.Reconcilers.SmtpUser;

/// <summary>What an app sends mail with, as found: one of the two parts at least.</summary>
/// <param name="User">The user; null: there is none.</param>
/// <param name="Secret">The secret with its login; null: there is none.</param>
/// <param name="Right">What the user may do; null: that was not looked at.</param>
/// <param name="IsApplied">Whether the user says that it was given the right that is wanted; null: what is wanted is not known yet.</param>
/// <param name="Keys">Its keys beside the secret, in a word; null: that was not looked at.</param>
public sealed record SmtpUserState(IamUser? User, StoredSecret? Secret, SendingRight? Right, bool? IsApplied, string? Keys)
{
    /// <summary>Tag of the user: hash of the right that it was given last.</summary>
    public const string AppliedTag = "cyclops:applied";

    /// <summary>Tag of the secret: the text that its key was asked for with.</summary>
    public const string RotateTag = "cyclops:rotate";

    /// <summary>The text that the key was asked for with; empty: with none.</summary>
    public string Rotate => RotateOf(Secret);

    /// <summary>The text that a secret says its key was asked for with; empty: with none.</summary>
    public static string RotateOf(StoredSecret? secret) => secret?.Tags.GetValueOrDefault(RotateTag) ?? "";
}
