using System.CommandLine;
using System.Text.Json;
using Cyclops.Aws.Permissions;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Json;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;
using Cyclops.Reconcilers.PlatformStack;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl iam-policy</c>: the IAM policies that Cyclops needs, no wider than what it calls. Asks nobody.</summary>
internal sealed class IamPolicyCommand : Command
{
    private static readonly string[] Kinds = ["controller", "diff", "ci", "operator", "stacks"];

    private readonly CtlContext _context;
    private readonly SourceOptions _source = new();
    private readonly Argument<string> _kind = new("policy")
    {
        Description = "controller: all that the controller and apply do. diff or ci: only what diff and verify read; validate needs nothing. "
            + "operator: what logs and describe read, too. "
            + "stacks: the role that CloudFormation makes the stacks with.",
        DefaultValueFactory = _ => Kinds[0],
    };

    private readonly Option<string> _platform = new("--platform") { Description = "Name of the platform. Default: that of the manifests, else any.", HelpName = "name" };
    private readonly Option<string> _account = new("--account") { Description = "AWS account, twelve digits. Default: any.", HelpName = "id", DefaultValueFactory = _ => PolicyScope.Any };
    private readonly Option<string> _region = new("--region") { Description = "AWS region. Default: any.", HelpName = "region", DefaultValueFactory = _ => PolicyScope.Any };
    private readonly Option<string> _roles = new("--role-prefix")
    {
        Description = "What the names of the roles begin with that are passed on. Default: cyclops-PLATFORM-, as CloudFormation names the roles of the stacks.",
        HelpName = "text",
    };

    private readonly Option<int?> _part = new("--part") { Description = "Only this one of several policies, from 1 on.", HelpName = "number" };

    public IamPolicyCommand(CtlContext context)
        : base("iam-policy", "Print the IAM policy that the controller, diff or the stacks need, as JSON. Asks neither AWS nor the controller.")
    {
        _context = context;
        _kind.AcceptOnlyFromAmong(Kinds);
        Add(_kind);
        Add(_platform);
        Add(_account);
        Add(_region);
        Add(_roles);
        Add(_part);
        _source.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var policies = Write(result.GetValue(_kind)!, await ScopeAsync(result, cancellationToken));
        if (result.GetValue(_part) is { } part)
        {
            if (part < 1 || part > policies.Count)
            {
                throw CtlException.BadInput($"--part: there is no policy {part}, there are {policies.Count}");
            }

            policies = [policies[part - 1]];
        }

        var text = policies is [var one] ? one.Json : $"[{string.Join(',', policies.Select(p => p.Json))}]";
        using var json = JsonDocument.Parse(text);
        _context.Console.Out.Raw(JsonText.Write(json.RootElement.WriteTo));
        if (policies.Count > 1)
        {
            _context.Console.Notes.Line(Piece.Faint($"{policies.Count} policies, as one would be longer than AWS takes; attach all of them to the role: --part 1 to --part {policies.Count}"));
        }

        return ExitCodes.Ok;
    }

    private static IReadOnlyList<PolicyText> Write(string kind, PolicyScope scope) => kind switch
    {
        "controller" => CyclopsPolicies.Controller(scope),
        "operator" => CyclopsPolicies.Operator(scope),
        "stacks" => CyclopsPolicies.Stacks(scope),
        _ => CyclopsPolicies.Diff(scope),
    };

    private async Task<PolicyScope> ScopeAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var given = result.GetValue(_platform);
        var platform = await PlatformAsync(result, given is not null, cancellationToken);
        platform = given is null || given == platform?.Name ? platform : null;
        return new()
        {
            Platform = given ?? platform?.Name ?? PolicyScope.Any,
            Account = result.GetValue(_account)!,
            Region = result.GetValue(_region)!,
            RolePrefix = result.GetValue(_roles),
            ConfigBucket = platform?.ConfigBucket,
            RegistrySecrets = [.. platform?.RegistrySecrets ?? []],
            StackRoles = platform is null ? [] : StackMeans.RolesOf(platform),
            AssumedRoles =
            [
                .. (platform?.Accounts.Select(a => a.Value) ?? [])
                    .Where(a => a.Role is not null)
                    .Select(a => $"arn:aws:iam::{a.Id}:role/{a.Role}")
                    .Order(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>The platform of the manifests; null without any. Who names the platform need not have manifests at hand.</summary>
    private async Task<PlatformManifest?> PlatformAsync(ParseResult result, bool isNamed, CancellationToken cancellationToken)
    {
        try
        {
            return (await ManifestCheckout.ReadAsync(_source.Read(result, _context.CurrentFolder), _context.Time, cancellationToken)).Manifests.Platform;
        }
        catch (SourceException missing)
        {
            if (!isNamed)
            {
                _context.Console.Notes.Line(Piece.Faint($"The policy is for any platform: {missing.Message}"));
            }

            return null;
        }
    }
}
