using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Resources;
using Cyclops.LocalCloud.CloudFormation.Stacks;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Operations;

/// <summary>Reading stacks, their events, resources, templates and exports.</summary>
internal sealed class StackQueries(RegionalState<StackRegion> regions, StackInputs inputs)
{
    private const int PageSize = 100;

    public DescribeStacksResponse DescribeStacks(DescribeStacksRequest request, CallContext call)
    {
        if (request.StackName is { Length: > 0 } name)
        {
            return new DescribeStacksResponse { Stacks = [StackDescriber.Stack(Any(name, call))] };
        }

        var page = NewestFirst(regions[call].All, s => !s.IsDeleted, request.NextToken);
        return new DescribeStacksResponse { Stacks = [.. page.Items.Select(StackDescriber.Stack)], NextToken = page.Next };
    }

    public ListStacksResponse ListStacks(ListStacksRequest request, CallContext call)
    {
        var page = NewestFirst(regions[call].All, s => request.StackStatusFilter is not { Count: > 0 } statuses || statuses.Contains(s.Status.Value), request.NextToken);
        return new ListStacksResponse { StackSummaries = [.. page.Items.Select(StackDescriber.Summary)], NextToken = page.Next };
    }

    public DescribeStackEventsResponse DescribeStackEvents(DescribeStackEventsRequest request, CallContext call)
    {
        var stack = regions[call].Find(request.StackName) ?? throw AwsErrors.Validation($"Stack [{request.StackName}] does not exist");
        var page = NewestFirst(stack.Events, _ => true, request.NextToken);
        return new DescribeStackEventsResponse { StackEvents = page.Items, NextToken = page.Next };
    }

    public DescribeStackResourcesResponse DescribeStackResources(DescribeStackResourcesRequest request, CallContext call)
    {
        var stack = request.StackName is not null
            ? Any(request.StackName, call)
            : regions[call].Living.FirstOrDefault(s => s.Resources.Values.Any(r => r.PhysicalId == request.PhysicalResourceId))
                ?? throw AwsErrors.Validation($"Stack for {request.PhysicalResourceId} does not exist");
        var found = stack.Resources.Values.Where(r => request.LogicalResourceId is null || r.LogicalId == request.LogicalResourceId).Take(PageSize).ToList();
        return found.Count > 0 || request.LogicalResourceId is null
            ? new DescribeStackResourcesResponse { StackResources = [.. found.Select(r => StackDescriber.Resource(stack, r))] }
            : throw NoResource(request.LogicalResourceId, stack);
    }

    public DescribeStackResourceResponse DescribeStackResource(DescribeStackResourceRequest request, CallContext call)
    {
        var stack = Any(request.StackName, call);
        return stack.Resources.TryGetValue(request.LogicalResourceId, out var resource)
            ? new DescribeStackResourceResponse { StackResourceDetail = StackDescriber.Detail(stack, resource) }
            : throw NoResource(request.LogicalResourceId, stack);
    }

    public ListStackResourcesResponse ListStackResources(ListStackResourcesRequest request, CallContext call)
    {
        var page = Paging.Cut(Any(request.StackName, call).Resources.Values, r => r.LogicalId, request.NextToken, PageSize, BadToken);
        return new ListStackResourcesResponse { StackResourceSummaries = [.. page.Items.Select(StackDescriber.Summary)], NextToken = page.Next };
    }

    public GetTemplateResponse GetTemplate(GetTemplateRequest request, CallContext call)
    {
        var stack = Any(request.StackName, call);
        var template = request.ChangeSetName is { } name
            ? ChangeSetOperations.Find(stack, name).Input.Template
            : stack.Template ?? throw AwsErrors.Validation($"Stack [{stack.Name}] has no template yet");
        return new GetTemplateResponse { TemplateBody = template.Text, StagesAvailable = ["Original", "Processed"] };
    }

    public ValidateTemplateResponse ValidateTemplate(ValidateTemplateRequest request, CallContext call)
    {
        var template = inputs.Template(request.TemplateBody, request.TemplateURL);
        TemplateGraph.Check(template);
        var capability = StackInputs.Capability(template);
        return new ValidateTemplateResponse
        {
            Description = template.Description,
            Parameters = [.. template.Parameters.Values.Select(p => new Amazon.CloudFormation.Model.TemplateParameter { ParameterKey = p.Name, DefaultValue = p.Default, NoEcho = p.NoEcho, Description = p.Description })],
            Capabilities = capability is null ? [] : [capability],
            CapabilitiesReason = capability is null ? null : "The following resource(s) require capabilities: [AWS::IAM]",
        };
    }

    public GetTemplateSummaryResponse GetTemplateSummary(GetTemplateSummaryRequest request, CallContext call)
    {
        var template = request.StackName is { } name
            ? Any(name, call).Template ?? throw AwsErrors.Validation($"Stack [{name}] has no template yet")
            : inputs.Template(request.TemplateBody, request.TemplateURL);
        var capability = StackInputs.Capability(template);
        return new GetTemplateSummaryResponse
        {
            Description = template.Description,
            Version = (string?)template.Root["AWSTemplateFormatVersion"],
            Metadata = template.Root["Metadata"]?.ToJsonString(),
            Parameters = [.. template.Parameters.Values.Select(p => Declaration(p))],
            ResourceTypes = [.. template.Resources.Values.Select(r => r.Type).Distinct()],
            Capabilities = capability is null ? [] : [capability],
            Warnings = new Warnings { UnrecognizedResourceTypes = [.. template.Resources.Values.Select(r => r.Type).Where(t => !ResourceTypes.TryGet(t, out _)).Distinct()] },
        };
    }

    public ListExportsResponse ListExports(ListExportsRequest request, CallContext call)
    {
        var all = from stack in regions[call].Living
                  from output in stack.Outputs
                  where output.ExportName is not null
                  select new Export { ExportingStackId = stack.Id, Name = output.ExportName, Value = output.OutputValue };
        var page = Paging.Cut(all.OrderBy(e => e.Name, StringComparer.Ordinal), e => e.Name, request.NextToken, PageSize, BadToken);
        return new ListExportsResponse { Exports = page.Items, NextToken = page.Next };
    }

    private static ParameterDeclaration Declaration(Templates.TemplateParameter parameter) => new()
    {
        ParameterKey = parameter.Name,
        DefaultValue = parameter.Default,
        ParameterType = parameter.Type,
        NoEcho = parameter.NoEcho,
        Description = parameter.Description,
        ParameterConstraints = new ParameterConstraints { AllowedValues = [.. parameter.AllowedValues] },
    };

    private StackState Any(string name, CallContext call) =>
        regions[call].Find(name) ?? throw AwsErrors.Validation($"Stack with id {name} does not exist");

    private static Amazon.Runtime.AmazonServiceException NoResource(string id, StackState stack) =>
        AwsErrors.Validation($"Resource {id} does not exist for stack {stack.Name}");

    /// <summary>A page of a list that only grows at its end: what comes in between neither repeats nor loses others.</summary>
    private static Page<T> NewestFirst<T>(List<T> all, Func<T, bool> isWanted, string? token)
    {
        var newest = all.Index().Where(x => isWanted(x.Item)).Reverse().Select(x => (x.Item, Key: Paging.Key(long.MaxValue - x.Index)));
        var page = Paging.Cut(newest, x => x.Key, token, PageSize, BadToken);
        return new Page<T>([.. page.Items.Select(x => x.Item)], page.Next);
    }

    private static Amazon.Runtime.AmazonServiceException BadToken() => AwsErrors.Validation("The specified NextToken is invalid.");
}
