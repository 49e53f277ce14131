using Amazon.Runtime;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Authorization.Policies;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Authorization;

/// <summary>
/// Judges calls by IAM policies: an explicit deny before an allow, and what nothing allows is denied. Keeps what was used and what
/// was refused. Does nothing unless <see cref="Options.LocalCloudOptions.Authorization"/> is set.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
public sealed class LocalAuthorization
{
    private const string AssumeRole = "sts:AssumeRole";
    private const int Forbidden = 403;

    private readonly ActionCatalog _actions;
    private readonly Principals _principals;
    private readonly bool _isOn;
    private readonly List<UsedPermission> _used = [];
    private readonly HashSet<UsedPermission> _known = [];
    private readonly List<DeniedCall> _denied = [];

    internal LocalAuthorization(LocalCore core, LocalServices services)
    {
        _isOn = core.Options.Authorization is not null;
        _actions = new(services);
        _principals = new(core.Options.Authorization ?? new(), services);
    }

    /// <summary>What allowed a call so far, in the order of first use. Of several statements that allow the same, the first counts.</summary>
    public IReadOnlyList<UsedPermission> Used => _used;

    /// <summary>The calls refused so far, in order.</summary>
    public IReadOnlyList<DeniedCall> Denied => _denied;

    /// <summary>Actions that the policies of an access key allow and no call needed so far, statement by statement.</summary>
    /// <param name="accessKey">One that <see cref="Options.AuthorizationOptions"/> gives policies.</param>
    public IReadOnlyList<(string Statement, string Action)> Unused(string accessKey)
    {
        var used = _used.Where(u => u.Caller == accessKey).Select(u => (u.Statement, u.Action)).ToHashSet();
        return
        [
            .. Statements(_principals.OfKey(accessKey))
                .Where(s => s.Statement.IsAllow)
                .SelectMany(s => s.Statement.Actions.Select(a => (s.Name, a)))
                .Where(a => !used.Contains(a)),
        ];
    }

    /// <summary>Why a call may not be made, as its service says so; null when it may.</summary>
    internal AmazonServiceException? Refusal(DecodedCall decoded, CallContext call)
    {
        if (!_isOn)
        {
            return null;
        }

        if (_principals.IsExpired(call))
        {
            return Error(decoded, "ExpiredToken", "The security token included in the request is expired");
        }

        var principal = _principals.Of(call);
        foreach (var required in _actions.Of(decoded, call))
        {
            if (Judge(principal, required.With("aws:PrincipalArn", principal.Arn), call) is { } reason)
            {
                return Deny(decoded, principal, required, reason, call);
            }
        }

        return null;
    }

    internal void Clear()
    {
        _used.Clear();
        _known.Clear();
        _denied.Clear();
    }

    /// <returns>Why not; null when it may.</returns>
    private string? Judge(Principal principal, RequiredAction required, CallContext call)
    {
        if (required.Action == AssumeRole && !_principals.Trusts(required.Resource, principal, call))
        {
            return "";
        }

        if (principal.Policies is null)
        {
            return null;
        }

        UsedPermission? used = null;
        foreach (var (statement, at) in Statements(principal))
        {
            if ((statement.IsAllow && used is not null) || statement.Match(required) is not { } match)
            {
                continue;
            }

            if (!statement.IsAllow)
            {
                return " with an explicit deny in an identity-based policy";
            }

            used = new(principal.Name, at, match.Action, match.Resource);
        }

        if (used is null)
        {
            return $" because no identity-based policy allows the {required.Action} action";
        }

        Note(used);
        return null;
    }

    private void Note(UsedPermission used)
    {
        if (_known.Add(used))
        {
            _used.Add(used);
        }
    }

    private static IEnumerable<(PolicyStatement Statement, string Name)> Statements(Principal principal) =>
        from document in (principal.Policies ?? []).Index()
        from statement in document.Item.Statements.Index()
        select (statement.Item, statement.Item.Sid ?? $"policy {document.Index + 1}, statement {statement.Index + 1}");

    private AmazonServiceException Deny(DecodedCall decoded, Principal principal, RequiredAction required, string reason, CallContext call)
    {
        var isJson = decoded.Operation.Shape.Service.Protocol is WireProtocol.Json or WireProtocol.RestJson;

        // The services with forms and XML leave out a resource that is none.
        var resource = required.Resource == "*" && !isJson ? "" : $" on resource: {required.Resource}";
        var message = $"User: {principal.Arn} is not authorized to perform: {required.Action}{resource}{reason}";
        _denied.Add(new(call.Now, principal.Name, required.Action, required.Resource, message));
        return decoded.Operation.Shape.Service.Protocol == WireProtocol.Ec2
            ? AwsErrors.Sender("UnauthorizedOperation", $"You are not authorized to perform this operation. {message}", Forbidden)
            : Error(decoded, "AccessDenied", message);
    }

    /// <summary>The JSON services put <c>Exception</c> behind their codes and answer 400.</summary>
    private static AmazonServiceException Error(DecodedCall decoded, string code, string message) =>
        decoded.Operation.Shape.Service.Protocol is WireProtocol.Json or WireProtocol.RestJson
            ? AwsErrors.Sender(code + "Exception", message)
            : AwsErrors.Sender(code, message, Forbidden);
}
