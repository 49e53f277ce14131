using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>The policies of roles: inline ones and attached ones.</summary>
internal sealed class RolePolicyOperations(IamAccounts accounts)
{
    private const int AttachedPerRole = 10;

    public PutRolePolicyResponse PutRolePolicy(PutRolePolicyRequest request, CallContext call)
    {
        var role = accounts[call].Role(request.RoleName);
        IamRules.CheckName(request.PolicyName, "policyName", 128);
        IamRules.CheckDocument(request.PolicyDocument);
        role.Inline[request.PolicyName] = request.PolicyDocument;
        return new PutRolePolicyResponse();
    }

    public GetRolePolicyResponse GetRolePolicy(GetRolePolicyRequest request, CallContext call)
    {
        var role = accounts[call].Role(request.RoleName);
        return role.Inline.TryGetValue(request.PolicyName ?? "", out var document)
            ? new GetRolePolicyResponse { RoleName = request.RoleName, PolicyName = request.PolicyName, PolicyDocument = IamRules.Encode(document) }
            : throw NoPolicy(request.PolicyName);
    }

    public DeleteRolePolicyResponse DeleteRolePolicy(DeleteRolePolicyRequest request, CallContext call) =>
        accounts[call].Role(request.RoleName).Inline.Remove(request.PolicyName ?? "") ? new DeleteRolePolicyResponse() : throw NoPolicy(request.PolicyName);

    public ListRolePoliciesResponse ListRolePolicies(ListRolePoliciesRequest request, CallContext call)
    {
        var page = IamAccounts.Page(accounts[call].Role(request.RoleName).Inline.Keys, n => n, request.Marker, request.MaxItems);
        return new ListRolePoliciesResponse { PolicyNames = page.Items, IsTruncated = page.Next is not null, Marker = page.Next };
    }

    public AttachRolePolicyResponse AttachRolePolicy(AttachRolePolicyRequest request, CallContext call)
    {
        var state = accounts[call];
        var role = state.Role(request.RoleName);
        state.CheckAttachable(request.PolicyArn);
        if (role.Attached.Count >= AttachedPerRole && !role.Attached.Contains(request.PolicyArn))
        {
            throw new LimitExceededException($"Cannot exceed quota for PoliciesPerRole: {AttachedPerRole}");
        }

        role.Attached.Add(request.PolicyArn);
        return new AttachRolePolicyResponse();
    }

    public DetachRolePolicyResponse DetachRolePolicy(DetachRolePolicyRequest request, CallContext call) =>
        accounts[call].Role(request.RoleName).Attached.Remove(request.PolicyArn ?? "")
            ? new DetachRolePolicyResponse()
            : throw new NoSuchEntityException($"Policy {request.PolicyArn} was not found.");

    public ListAttachedRolePoliciesResponse ListAttachedRolePolicies(ListAttachedRolePoliciesRequest request, CallContext call)
    {
        var page = IamAccounts.Page(accounts[call].Role(request.RoleName).Attached, a => a, request.Marker, request.MaxItems);
        return new ListAttachedRolePoliciesResponse
        {
            AttachedPolicies = [.. page.Items.Select(a => new AttachedPolicyType { PolicyArn = a, PolicyName = a[(a.LastIndexOf('/') + 1)..] })],
            IsTruncated = page.Next is not null,
            Marker = page.Next,
        };
    }

    /// <summary>The local cloud lets everyone do everything.</summary>
    public static SimulatePrincipalPolicyResponse SimulatePrincipalPolicy(SimulatePrincipalPolicyRequest request, CallContext call) => new()
    {
        EvaluationResults = [.. (request.ActionNames ?? []).Select(a => new EvaluationResult { EvalActionName = a, EvalResourceName = "*", EvalDecision = PolicyEvaluationDecisionType.Allowed })],
        IsTruncated = false,
    };

    private static NoSuchEntityException NoPolicy(string? name) => new($"The role policy with name {name} cannot be found.");
}
