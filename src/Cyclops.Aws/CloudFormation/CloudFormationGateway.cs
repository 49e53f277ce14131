using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.Aws.Calls;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.CloudFormation;

/// <summary>AWS CloudFormation in our records.</summary>
public sealed class CloudFormationGateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>A stack by name.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<CloudStack?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await calls.SendAsync(
                CallFamily.CloudFormation,
                "cloudformation:DescribeStacks",
                name,
                ct => clients.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, ct),
                cancellationToken);
            return From(Answers.First(answer.Stacks, "cloudformation:DescribeStacks", name));
        }
        catch (CloudFault fault) when (fault.Code == "ValidationError" && fault.Message.Contains("does not exist", StringComparison.Ordinal))
        {
            // CloudFormation has no code of its own for this: ValidationError is documented as its answer for a stack that is not there.
            return null;
        }
    }

    /// <summary>The template a stack was last given.</summary>
    public async Task<string> TemplateAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:GetTemplate",
            name,
            ct => clients.CloudFormation.GetTemplateAsync(new GetTemplateRequest { StackName = name, TemplateStage = TemplateStage.Original }, ct),
            cancellationToken);
        return Answers.Whole(answer.TemplateBody, "cloudformation:GetTemplate", name);
    }

    /// <summary>Starts making a stack. On failure CloudFormation rolls it back.</summary>
    public Task CreateAsync(StackRequest request, CancellationToken cancellationToken) =>
        calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:CreateStack",
            request.Name,
            ct => clients.CloudFormation.CreateStackAsync(
                new CreateStackRequest
                {
                    StackName = request.Name,
                    TemplateBody = request.Template,
                    Parameters = ToParameters(request.Parameters),
                    Capabilities = ["CAPABILITY_IAM"],
                    ClientRequestToken = request.Token,
                    EnableTerminationProtection = true,
                    Tags = ToTags(request.Tags),
                },
                ct),
            cancellationToken);

    /// <summary>Starts changing a stack.</summary>
    /// <returns>False when CloudFormation sees nothing to change.</returns>
    public async Task<bool> UpdateAsync(StackRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await calls.SendAsync(
                CallFamily.CloudFormation,
                "cloudformation:UpdateStack",
                request.Name,
                ct => clients.CloudFormation.UpdateStackAsync(
                    new UpdateStackRequest
                    {
                        StackName = request.Name,
                        TemplateBody = request.Template,
                        Parameters = ToParameters(request.Parameters),
                        Capabilities = ["CAPABILITY_IAM"],
                        ClientRequestToken = request.Token,
                        Tags = ToTags(request.Tags),
                    },
                    ct),
                cancellationToken);
            return true;
        }
        catch (CloudFault fault) when (fault.Code == "ValidationError" && fault.Message.Contains("No updates are to be performed", StringComparison.Ordinal))
        {
            // As above: a ValidationError is CloudFormation's documented answer.
            return false;
        }
    }

    /// <summary>The first thing that failed in the stack's latest operation, as a sentence.</summary>
    /// <returns>Null when no event says so.</returns>
    public async Task<string?> FirstFailureAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.CloudFormation,
            "cloudformation:DescribeStackEvents",
            name,
            ct => clients.CloudFormation.DescribeStackEventsAsync(new DescribeStackEventsRequest { StackName = name }, ct),
            cancellationToken);
        var failed = (answer.StackEvents ?? [])
            .Where(e => e.ResourceStatus?.Value?.EndsWith("_FAILED", StringComparison.Ordinal) == true
                && e.ResourceStatusReason?.Contains("cancelled", StringComparison.OrdinalIgnoreCase) != true)
            .MinBy(e => e.Timestamp);
        return failed is null ? null : $"{failed.ResourceType} {failed.LogicalResourceId}: {failed.ResourceStatusReason}";
    }

    private static CloudStack From(Stack s) => new(
        s.StackId,
        s.StackName,
        s.StackStatus?.Value ?? "",
        s.StackStatusReason,
        new DateTimeOffset(DateTime.SpecifyKind((s.LastUpdatedTime ?? s.CreationTime ?? DateTime.UnixEpoch).ToUniversalTime(), DateTimeKind.Utc)),
        new((s.Parameters ?? []).Where(p => p.ParameterKey is not null).Select(p => KeyValuePair.Create(p.ParameterKey, p.ParameterValue ?? ""))),
        new((s.Outputs ?? []).Select(o => KeyValuePair.Create(o.OutputKey, o.OutputValue))),
        new((s.Tags ?? []).Select(t => KeyValuePair.Create(t.Key, t.Value))));

    private static List<Parameter> ToParameters(IEnumerable<KeyValuePair<string, string>> parameters) =>
        [.. parameters.Select(p => new Parameter { ParameterKey = p.Key, ParameterValue = p.Value })];

    private static List<Tag> ToTags(IEnumerable<KeyValuePair<string, string>> tags) =>
        [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];
}
