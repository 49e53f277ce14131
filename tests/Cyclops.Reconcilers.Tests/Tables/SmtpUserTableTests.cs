using Cyclops.Model;
using Cyclops.Reconcilers.SmtpUser;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class SmtpUserTableTests() : KindTableTests<SmtpUserSpec, SmtpUserState>(SmtpUserKind.KindName)
{
    protected override SmtpUserState Live => new(
        new("arn", Spec.Name, EquatableMap<string>.Empty),
        new("arn", Spec.SecretName, "version", PreviousVersionId: null, IsDeleted: false, new([KeyValuePair.Create(SmtpUserState.RotateTag, Spec.Rotate!)])),
        new("EnvironmentStack.EmailIdentityArn", Spec.From),
        IsApplied: true,
        SmtpKeys.InSecret);

    protected override IEnumerable<TableRow<SmtpUserSpec, SmtpUserState>> Rows =>
    [
        new("user", o => o with { User = null }),
        new("secret", o => o with { Secret = o.Secret! with { IsDeleted = true } }),
        new("from", o => o with { Right = o.Right! with { From = "another" } }, o => o with { Right = null }),
        new("identity", o => o with { Right = o.Right! with { Identity = "another" } }, o => o with { Right = null }),
        new("applied", o => o with { IsApplied = false }, o => o with { IsApplied = null }),
        new("key", o => o with { Keys = "1 that nobody knows" }, o => o with { Keys = null }),
        new("rotate", o => o with { Secret = o.Secret! with { Tags = EquatableMap<string>.Empty } }, Disown: s => s with { Rotate = null }),
    ];
}
