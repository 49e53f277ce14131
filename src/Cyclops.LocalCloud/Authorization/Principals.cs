using System.Text.Json;
using Cyclops.LocalCloud.Authorization.Policies;
using Cyclops.LocalCloud.Iam;
using Cyclops.LocalCloud.Options;

namespace Cyclops.LocalCloud.Authorization;

/// <summary>Who calls, by the access key: one with policies of its own, or the session of a role of the local IAM.</summary>
internal sealed class Principals
{
    private const string AwsManaged = "arn:aws:iam::aws:policy/";
    private const string Administrator = AwsManaged + "AdministratorAccess";

    private readonly LocalServices _services;
    private readonly Dictionary<string, IReadOnlyList<PolicyDocument>?> _callers;
    private readonly IReadOnlyList<PolicyDocument>? _others;
    private readonly Dictionary<string, PolicyDocument> _read = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">A policy cannot be read.</exception>
    public Principals(AuthorizationOptions options, LocalServices services)
    {
        _services = services;
        _callers = options.Callers.ToDictionary(c => c.Key, c => (IReadOnlyList<PolicyDocument>?)Parse(c.Value), StringComparer.Ordinal);
        _others = Parse(options.Others);
    }

    public bool IsExpired(CallContext call) => _services.Sessions.Find(call.Caller)?.Expires <= call.Now;

    public Principal Of(CallContext call) => _services.Sessions.Find(call.Caller) is { } session
        ? new(session.RoleArn, session.Arn, OfRole(session.RoleArn, call))
        : OfKey(call.Caller) with { Arn = $"arn:aws:iam::{call.Account}:user/{call.Caller}" };

    public Principal OfKey(string accessKey) => new(accessKey, accessKey, _callers.TryGetValue(accessKey, out var own) ? own : _others);

    /// <summary>Whether a role is there and lets a caller take it: its trust policy names everybody, the account, or the caller.</summary>
    public bool Trusts(string roleArn, Principal principal, CallContext call)
    {
        if (RoleOf(roleArn, call) is not { } role)
        {
            return false;
        }

        using var trust = JsonDocument.Parse(Uri.UnescapeDataString(role.Role.AssumeRolePolicyDocument));
        var statements = trust.RootElement.GetProperty("Statement");
        var all = statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements];
        return all.Exists(s => s.GetProperty("Effect").GetString() == "Allow"
            && s.TryGetProperty("Principal", out var who)
            && (who.ValueKind == JsonValueKind.String ? PolicyDocument.Texts(who) : who.TryGetProperty("AWS", out var aws) ? PolicyDocument.Texts(aws) : [])
                .Any(name => name == "*" || name == call.Account || name == $"arn:aws:iam::{call.Account}:root" || name == principal.Arn || name == principal.Name));
    }

    /// <summary>Policies of AWS itself are not known here and allow nothing, but for the one that allows everything.</summary>
    private List<PolicyDocument> OfRole(string roleArn, CallContext call)
    {
        if (RoleOf(roleArn, call) is not { } role)
        {
            return [];
        }

        var state = _services.Iam.Accounts[call];
        var attached = role.Attached.Where(a => !a.StartsWith(AwsManaged, StringComparison.Ordinal)).Select(a => Read(state.Policy(a).Document));
        return [.. role.Inline.Values.Select(Read), .. attached, .. role.Attached.Where(a => a == Administrator).Select(_ => PolicyDocument.Everything)];
    }

    private RoleState? RoleOf(string arn, CallContext call) => _services.Iam.Accounts[call].Roles.Values.FirstOrDefault(r => r.Role.Arn == arn);

    private PolicyDocument Read(string document)
    {
        if (!_read.TryGetValue(document, out var read))
        {
            _read[document] = read = PolicyDocument.Parse(document);
        }

        return read;
    }

    private static List<PolicyDocument>? Parse(IReadOnlyList<string>? documents) => documents is null ? null : [.. documents.Select(PolicyDocument.Parse)];
}
