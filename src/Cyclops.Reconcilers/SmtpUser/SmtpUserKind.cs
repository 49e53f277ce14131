using Cyclops.Aws.Iam;
using Cyclops.Aws.SecretsManager;
using Cyclops.Aws.Ses;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Naming;
using Cyclops.Model;
using Cyclops.Model.Outcomes;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EnvironmentStack;

namespace Cyclops.Reconcilers.SmtpUser;

/// <summary>
/// What an app sends mail with: an IAM user with the right to send from one address, its access key, and the secret that holds the login of
/// SES's SMTP server that follows from the key. They are one resource, as a key's secret is told once and the two are made and go together.
/// </summary>
public sealed class SmtpUserKind : ResourceKind<SmtpUserSpec, SmtpUserState>
{
    public const string KindName = "SmtpUser";

    /// <summary>Output: what a task definition refers to for the user's name.</summary>
    public const string UserOutput = "User";

    /// <summary>Output: what a task definition refers to for the password.</summary>
    public const string PasswordOutput = "Password";

    /// <summary>Name of the one policy within the user.</summary>
    public const string PolicyName = "cyclops";

    /// <summary>TCP port of SES's SMTP servers, with STARTTLS. Source: Amazon SES Developer Guide, "Connecting to an Amazon SES SMTP endpoint".</summary>
    public const string Port = "587";

    internal const string UserKey = "username";
    internal const string PasswordKey = "password";

    private const string Main = "main";
    private const string Yes = "yes";

    /// <summary>Longest name of a user. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    private const int LongestName = 64;

    private readonly SmtpUserObserver _observer;
    private readonly SmtpUserWork _work;

    public SmtpUserKind(IamUserGateway users, SecretsManagerGateway secrets, SesGateway ses, TimeProvider time) =>
        (_observer, _work) = (new(users, secrets, ses, time), new(users, secrets, ses.Region));

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    public override string DisplayName => "SMTP user";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferencedKinds => [EnvironmentStackKind.KindName];

    /// <inheritdoc/>
    protected override FieldTable<SmtpUserSpec, SmtpUserState> Fields { get; } = new FieldTable<SmtpUserSpec, SmtpUserState>()
        .Text("user", s => s.Name, o => o.User?.Name ?? "")
        .Text("secret", s => s.SecretName, o => o.Secret is { IsDeleted: false } secret ? secret.Name : "")
        .Text("from", s => s.From, o => o.Right?.From)
        .Input("identity", s => s.Identity, o => o.Right?.Identity)
        .Text("applied", _ => Yes, o => o.IsApplied is { } applied ? applied ? Yes : "no" : null)
        .Text("key", _ => SmtpKeys.InSecret, o => o.Keys)
        .Text("rotate", s => s.Rotate, o => o.Rotate);

    public static ResourceId IdFor(ObjectKey app) => new(app, KindName, Main);

    /// <summary>The name of an app's user.</summary>
    public static string NameFor(string platform, ObjectKey app) =>
        ResourceNames.Unique(LongestName, $"cyclops-{platform}-{app.Environment}-{app.App}", KindName, platform, app.Environment, app.App!);

    /// <summary>The path of an environment's users: by it they are listed in one call, and the controller may touch no others.</summary>
    public static string PathFor(string platform, string environment) => $"/cyclops/{platform}/{environment}/";

    /// <summary>The name of the secret. The role that starts tasks may read what begins so.</summary>
    public static string SecretNameFor(string platform, ObjectKey app) => $"{platform}/{app.Environment}/{app.App}/email";

    /// <summary>SES's SMTP server of a region. Source: AWS General Reference, "Amazon Simple Email Service endpoints and quotas".</summary>
    public static string HostIn(string region) => $"email-smtp.{region}.amazonaws.com";

    /// <inheritdoc/>
    public override IEnumerable<Resource> Expand(AppScope scope)
    {
        if (scope.Spec.Backends.Email is { } email)
        {
            yield return new(
                IdFor(scope.Key),
                new SmtpUserSpec(
                    NameFor(scope.Platform.Name, scope.Key),
                    PathFor(scope.Platform.Name, scope.Environment.Name),
                    SecretNameFor(scope.Platform.Name, scope.Key),
                    email.From,
                    EnvironmentInputs.EmailIdentityArn(scope.Environment),
                    email.Rotate),
                scope.App.Position);
        }
    }

    /// <inheritdoc/>
    public override bool ChangesOutputs(IReadOnlyCollection<FieldChange> changes) => changes.Any(c => c.Path is "user" or "secret" or "key" or "rotate");

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<ResourceId, Observation>> ObserveAsync(ObserveRequest request, CancellationToken cancellationToken) =>
        _observer.ObserveAsync(request, cancellationToken);

    /// <summary>What tasks refer to: the secret by its version, each part by its key.</summary>
    /// <param name="secret">The secret; null: there is none.</param>
    internal static EquatableMap<string> Outputs(StoredSecret? secret) => secret is { VersionId: { } version, IsDeleted: false, Arn: var arn }
        ? new([KeyValuePair.Create(UserOutput, $"{arn}:{UserKey}::{version}"), KeyValuePair.Create(PasswordOutput, $"{arn}:{PasswordKey}::{version}")])
        : EquatableMap<string>.Empty;

    /// <inheritdoc/>
    protected override IEnumerable<Input?> Inputs(SmtpUserSpec spec) => [spec.Identity];

    /// <inheritdoc/>
    protected override Task<VerbResult> CreateAsync(ResourceId id, SmtpUserSpec spec, VerbContext context, CancellationToken cancellationToken) =>
        ThenForget(spec.Name, _work.BringAsync(id, spec, context, cancellationToken));

    /// <inheritdoc/>
    protected override Task<VerbResult> UpdateAsync(UpdateOf<SmtpUserSpec, SmtpUserState> update, VerbContext context, CancellationToken cancellationToken) =>
        ThenForget(update.Spec.Name, _work.BringAsync(update.Id, update.Spec, context, cancellationToken));

    /// <inheritdoc/>
    protected override Task<VerbResult> DeleteAsync(ResourceId id, SmtpUserState state, VerbContext context, CancellationToken cancellationToken) =>
        ThenForget(NameFor(context.Platform, id.Owner), _work.RemoveAsync(id, state, context, cancellationToken));

    private async Task<VerbResult> ThenForget(string user, Task<VerbResult> work)
    {
        try
        {
            return await work;
        }
        finally
        {
            _observer.Forget(user);
        }
    }
}
