using System.Text.Json.Nodes;
using Cyclops.LocalCloud.CloudFormation.Resources;
using Cyclops.LocalCloud.CloudFormation.Templates;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Makes, changes and removes single resources of a stack.</summary>
internal sealed class ResourceWork(LocalCore core, FaultPlan faults, UnservedServices unserved)
{
    /// <summary>The operations of all services; known once they are registered.</summary>
    public OperationTable Operations { get; set; } = new();

    /// <summary>The properties without functions, the stack's tags merged in where the type takes tags.</summary>
    public static JsonObject Properties(StackState stack, StackInput input, TemplateResource resource, IScope scope)
    {
        var properties = (JsonObject)new Resolver(scope).Resolve(resource.Properties)!;
        if (ResourceTypes.TryGet(resource.Type, out var type) && type.Taggable)
        {
            properties["Tags"] = Tags(stack, input, resource, properties["Tags"] as JsonArray ?? []);
        }

        return properties;
    }

    public void Create(StackState stack, StackResourceState resource, DateTimeOffset now)
    {
        var type = ResourceTypes.Get(resource.Type);
        if (type.UnknownProperty(resource.Properties) is { } unknown)
        {
            throw AwsErrors.Sender("InvalidRequest", $"Properties validation failed for resource {resource.LogicalId} with message: [#: extraneous key [{unknown}] is not permitted]");
        }

        Strike("Create", stack, resource);
        var made = type.Create(Call(stack, resource, resource.Properties, [], now));
        resource.PhysicalId = made.PhysicalId;
        resource.Attributes = made.Attributes;
    }

    /// <summary>Changes a resource back to the properties it had before an update.</summary>
    public void RollBack(StackState stack, StackResourceState resource, JsonObject before, DateTimeOffset now)
    {
        Strike("Rollback", stack, resource);
        Update(stack, resource, before, now);
    }

    /// <summary>Changes a resource from its present properties to others.</summary>
    public void Update(StackState stack, StackResourceState resource, JsonObject wanted, DateTimeOffset now)
    {
        var type = ResourceTypes.Get(resource.Type);
        if (type.UnknownProperty(wanted) is { } unknown)
        {
            throw AwsErrors.Sender("InvalidRequest", $"Properties validation failed for resource {resource.LogicalId} with message: [#: extraneous key [{unknown}] is not permitted]");
        }

        Strike("Update", stack, resource);
        var made = type.Update(Call(stack, resource, wanted, resource.Properties, now));
        resource.PhysicalId = made.PhysicalId;
        foreach (var (name, value) in made.Attributes)
        {
            resource.Attributes[name] = value?.DeepClone();
        }

        resource.Properties = wanted;
    }

    /// <summary>Whether what was made or changed is ready.</summary>
    public bool Settled(StackState stack, StackResourceState resource, DateTimeOffset now)
    {
        var type = ResourceTypes.Get(resource.Type);
        var call = Call(stack, resource, resource.Properties, [], now);
        if (!type.Settled(call))
        {
            return false;
        }

        foreach (var (name, value) in type.Attributes(call))
        {
            resource.Attributes[name] = value?.DeepClone();
        }

        return true;
    }

    /// <summary>Whether a change or a deletion has to wait.</summary>
    public bool Busy(StackState stack, StackResourceState resource, DateTimeOffset now) =>
        ResourceTypes.Get(resource.Type).Busy(Call(stack, resource, resource.Properties, [], now));

    /// <summary>Whether what was deleted is no longer there.</summary>
    public bool Gone(StackState stack, StackResourceState resource, DateTimeOffset now) =>
        ResourceTypes.Get(resource.Type).Gone(Call(stack, resource, resource.Properties, [], now));

    /// <summary>What the service holds now; null when the type cannot tell.</summary>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">An absence: it is gone.</exception>
    public JsonObject? Read(StackState stack, StackResourceState resource, DateTimeOffset now) =>
        ResourceTypes.Get(resource.Type).Read(Call(stack, resource, resource.Properties, [], now));

    public void Delete(StackState stack, StackResourceState resource, bool snapshot, DateTimeOffset now)
    {
        Strike("Delete", stack, resource);
        var (type, call) = (ResourceTypes.Get(resource.Type), Call(stack, resource, resource.Properties, [], now));
        if (snapshot)
        {
            type.DeleteWithSnapshot(call);
        }
        else
        {
            type.Delete(call);
        }
    }

    private ResourceCall Call(StackState stack, StackResourceState resource, JsonObject properties, JsonObject previous, DateTimeOffset now) => new(
        Operations, core.Ids, LocalCore.ServiceCall(stack.Account, stack.Region, now, "cloudformation.amazonaws.com"),
        stack.Name, resource.LogicalId, resource.PhysicalId ?? "", properties, previous)
    {
        Unserved = unserved,
    };

    /// <summary>Scripted failures are keyed <c>cloudformation:Create/AWS::EC2::VPC</c>; "containing" sees stack and logical id.</summary>
    private void Strike(string verb, StackState stack, StackResourceState resource)
    {
        if (faults.Take($"cloudformation:{verb}/{resource.Type}", $"{stack.Name}/{resource.LogicalId}") is { } fault)
        {
            throw AwsErrors.Sender(fault.Code, fault.Message ?? $"scripted fault {fault.Code}", fault.Status);
        }
    }

    private static JsonArray Tags(StackState stack, StackInput input, TemplateResource resource, JsonArray own)
    {
        var tags = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var tag in input.Tags)
        {
            Add(tag.Key, tag.Value);
        }

        Add("aws:cloudformation:stack-name", stack.Name);
        Add("aws:cloudformation:stack-id", stack.Id);
        Add("aws:cloudformation:logical-id", resource.LogicalId);
        foreach (var tag in own.OfType<JsonObject>())
        {
            tags[Resolver.Text(tag["Key"])] = (JsonObject)tag.DeepClone();
        }

        return new JsonArray([.. tags.Values]);

        void Add(string key, string value)
        {
            var tag = new JsonObject { ["Key"] = key, ["Value"] = value };
            if (resource.Type == "AWS::AutoScaling::AutoScalingGroup")
            {
                tag["PropagateAtLaunch"] = true;
            }

            tags[key] = tag;
        }
    }
}
