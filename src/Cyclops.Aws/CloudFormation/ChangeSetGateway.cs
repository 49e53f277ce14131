using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.CloudFormation;

/// <summary>Change sets of AWS CloudFormation: a change is worked out, looked at, and only then made.</summary>
public sealed class ChangeSetGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>A change set by name, whole.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<StackChangeSet?> FindAsync(string stack, string name, CancellationToken cancellationToken)
    {
        DescribeChangeSetResponse? first = null;
        try
        {
            var changes = await Paging.CollectAsync("cloudformation:DescribeChangeSet", async token =>
            {
                var answer = await calls.SendAsync(
                    CallFamily.CloudFormation,
                    "cloudformation:DescribeChangeSet",
                    $"{name} of {stack}",
                    ct => clients.CloudFormation.DescribeChangeSetAsync(
                        new DescribeChangeSetRequest { StackName = stack, ChangeSetName = name, NextToken = token }, ct),
                    cancellationToken);
                first ??= answer;
                return (answer.Changes?.Select(From), answer.NextToken);
            });
            var status = Answers.Whole(first?.Status?.Value, "cloudformation:DescribeChangeSet", name);
            return new(name, status, first!.StatusReason, first.ExecutionStatus?.Value, changes.ToEquatableList());
        }
        catch (CloudFault fault) when (fault.Code is "ChangeSetNotFound" or "ChangeSetNotFoundException"
            || (fault.Code == "ValidationError" && fault.Message.Contains($"{name} does not exist", StringComparison.Ordinal)))
        {
            // The second is what a stand-in says: AWS has a code of its own.
            return null;
        }
    }

    /// <summary>Starts working out a change of a stack that is there.</summary>
    public Task CreateAsync(string name, StackRequest request, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:CreateChangeSet",
            $"{name} of {request.Name}",
            ct => clients.CloudFormation.CreateChangeSetAsync(
                new CreateChangeSetRequest
                {
                    StackName = request.Name,
                    ChangeSetName = name,
                    ChangeSetType = ChangeSetType.UPDATE,
                    TemplateBody = request.TemplateUrl is null ? request.Template : null,
                    TemplateURL = request.TemplateUrl,
                    RoleARN = request.RoleArn,
                    Parameters = CloudFormationGateway.ToParameters(request.Parameters),
                    Capabilities = request.Capabilities,
                    ClientToken = request.Token,
                    Tags = CloudFormationGateway.ToTags(request.Tags),
                },
                ct),
            cancellationToken);

    /// <summary>Starts making a change that was worked out.</summary>
    public Task ExecuteAsync(string stack, string name, string token, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:ExecuteChangeSet",
            $"{name} of {stack}",
            ct => clients.CloudFormation.ExecuteChangeSetAsync(
                new ExecuteChangeSetRequest { StackName = stack, ChangeSetName = name, ClientRequestToken = token }, ct),
            cancellationToken);

    /// <summary>Forgets a change that was worked out.</summary>
    public Task DeleteAsync(string stack, string name, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:DeleteChangeSet",
            $"{name} of {stack}",
            ct => clients.CloudFormation.DeleteChangeSetAsync(new DeleteChangeSetRequest { StackName = stack, ChangeSetName = name }, ct),
            cancellationToken);

    private static StackResourceChange From(Change change)
    {
        var resource = Answers.Whole(change.ResourceChange, "cloudformation:DescribeChangeSet", "a change");
        return new(resource.LogicalResourceId, resource.ResourceType, resource.Action?.Value ?? "", resource.Replacement?.Value);
    }
}
