using Amazon.IdentityManagement.Model;

namespace Cyclops.LocalCloud.Iam;

/// <summary>Customer managed policies.</summary>
internal sealed class PolicyOperations(LocalCore core, IamAccounts accounts)
{
    public CreatePolicyResponse CreatePolicy(CreatePolicyRequest request, CallContext call)
    {
        IamRules.CheckName(request.PolicyName, "policyName", 128);
        IamRules.CheckDocument(request.PolicyDocument);
        var path = request.Path ?? "/";
        var policy = new ManagedPolicy
        {
            PolicyName = request.PolicyName,
            PolicyId = IamRules.Id(core, "ANPA"),
            Arn = $"arn:aws:iam::{call.Account}:policy{path}{request.PolicyName}",
            Path = path,
            DefaultVersionId = "v1",
            IsAttachable = true,
            Description = request.Description,
            CreateDate = call.NowUtc,
            UpdateDate = call.NowUtc,
            Tags = request.Tags ?? [],
        };
        return accounts[call].Policies.TryAdd(policy.Arn, new PolicyState(policy, request.PolicyDocument))
            ? new CreatePolicyResponse { Policy = policy }
            : throw new EntityAlreadyExistsException($"A policy called {request.PolicyName} already exists. Duplicate names are not allowed.");
    }

    public DeletePolicyResponse DeletePolicy(DeletePolicyRequest request, CallContext call)
    {
        var state = accounts[call];
        var policy = state.Policy(request.PolicyArn).Policy;
        if (Attachments(state, policy.Arn) > 0)
        {
            throw new DeleteConflictException("Cannot delete a policy attached to entities.");
        }

        state.Policies.Remove(policy.Arn);
        return new DeletePolicyResponse();
    }

    public GetPolicyResponse GetPolicy(GetPolicyRequest request, CallContext call)
    {
        var state = accounts[call];
        return new GetPolicyResponse { Policy = Describe(state, state.Policy(request.PolicyArn)) };
    }

    public ListPoliciesResponse ListPolicies(ListPoliciesRequest request, CallContext call)
    {
        var state = accounts[call];
        var page = IamAccounts.Page(state.Policies.Values, p => p.Policy.Arn, request.Marker, request.MaxItems);
        return new ListPoliciesResponse { Policies = [.. page.Items.Select(p => Describe(state, p))], IsTruncated = page.Next is not null, Marker = page.Next };
    }

    private static ManagedPolicy Describe(IamState state, PolicyState policy)
    {
        policy.Policy.AttachmentCount = Attachments(state, policy.Policy.Arn);
        return policy.Policy;
    }

    private static int Attachments(IamState state, string arn) => state.Roles.Values.Count(r => r.Attached.Contains(arn));
}
