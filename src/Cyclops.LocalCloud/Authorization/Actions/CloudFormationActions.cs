using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>AWS CloudFormation. What it does to the resources of a stack is not judged here: it acts by itself.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html</remarks>
internal static class CloudFormationActions
{
    private const string Service = "cloudformation.amazonaws.com";
    private const string Role = "cloudformation:RoleArn";

    /// <param name="find">A living stack by its name or id; null when there is none.</param>
    public static IEnumerable<RequiredAction> Of(CallInput c, Func<string, CallContext, StackState?> find)
    {
        var name = c.Text("StackName");
        var stack = name is null ? "*"
            : name.StartsWith("arn:", StringComparison.Ordinal) ? name
            : find(name, c.Call)?.Id ?? c.Arn("cloudformation", $"stack/{name}/*");
        return c.Operation switch
        {
            "CreateStack" => [Change(c, c.OnNew(stack)), .. c.NamedTagging("TagResource", stack), .. c.Passing(Service, c.Text("RoleARN"))],
            "UpdateStack" or "CreateChangeSet" => [Change(c, c.On(stack)), .. Retagging(c, stack), .. c.Passing(Service, c.Text("RoleARN"))],
            "DeleteStack" or "ContinueUpdateRollback" or "RollbackStack" => [Change(c, c.On(stack)), .. c.Passing(Service, c.Text("RoleARN"))],

            // Without a name it lists all, which is what ListStacks is for.
            "DescribeStacks" when name is null => [c.On("*"), c.At("ListStacks", "*")],
            "DetectStackDrift" => [c.On(stack), c.At("DetectStackResourceDrift", stack) with { ResourceTags = () => c.TagsOf(stack) }, .. DriftActions.Of(c, find(stack, c.Call))],

            // By the ARN of a change set alone: it names no stack, and its tags are the stack's.
            _ when name is null && c.Text("ChangeSetName") is { } set => [c.On(set)],
            _ => [Change(c, c.On(stack))],
        };
    }

    private static RequiredAction Change(CallInput c, RequiredAction action) => action
        .With(Role, c.Text("RoleARN"))
        .With("cloudformation:ChangeSetName", c.Text("ChangeSetName"))
        .With("cloudformation:TemplateUrl", c.Text("TemplateURL"))
        .With("cloudformation:ResourceTypes", c.Texts("ResourceTypes"));

    /// <summary>Tags that come or change take one right, tags that go another; tags that stay take none.</summary>
    private static IEnumerable<RequiredAction> Retagging(CallInput c, string stack)
    {
        if (c.RequestTags is not { } wanted)
        {
            yield break;
        }

        var had = c.TagsOf(stack) ?? new Dictionary<string, string>();
        if (wanted.Any(t => had.GetValueOrDefault(t.Key) != t.Value))
        {
            yield return Tag("TagResource");
        }

        if (had.Keys.Any(k => !wanted.ContainsKey(k)))
        {
            yield return Tag("UntagResource") with { RequestTags = null, UntaggedKeys = [.. had.Keys.Where(k => !wanted.ContainsKey(k))] };
        }

        RequiredAction Tag(string action) =>
            c.At(action, stack).With("cloudformation:CreateAction", c.Operation) with { ResourceTags = () => c.TagsOf(stack) };
    }
}
