using System.Text.Json.Nodes;
using Amazon.ECS.Internal;
using Amazon.ECS.Model;
using Amazon.Runtime;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::ECS::Service</c>: Ref is the ARN, and it is complete when its deployment is; one that its circuit breaker ended fails. Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html.
/// </summary>
internal sealed class EcsServiceResource : ResourceType
{
    private const string Fixed = "Cluster DeploymentController LaunchType SchedulingStrategy ServiceName";

    /// <summary>As UpdateService takes them, too.</summary>
    private static readonly string[] Changeable =
    [
        "CapacityProviderStrategy", "DeploymentConfiguration", "DesiredCount", "EnableECSManagedTags", "EnableExecuteCommand", "HealthCheckGracePeriodSeconds",
        "LoadBalancers", "NetworkConfiguration", "PlacementConstraints", "PlatformVersion", "PropagateTags", "ServiceRegistries", "TaskDefinition",
    ];

    public override string Name => "AWS::ECS::Service";

    public override string Properties => $"{Fixed} {string.Join(' ', Changeable)} Tags";

    public override string Replaces => Fixed;

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without();
        request["ServiceName"] = call.NameOr("ServiceName", 255);
        var service = call.Call<CreateServiceResponse>(ECSSchema.CreateService, request).Service;
        return new Made(service.ServiceArn, new JsonObject { ["Name"] = service.ServiceName, ["ServiceArn"] = service.ServiceArn });
    }

    public override Made Update(ResourceCall call)
    {
        var request = new JsonObject { ["cluster"] = call.Text("Cluster"), ["service"] = call.PhysicalId };
        foreach (var property in Changeable.Where(call.Changed))
        {
            request[property] = call.Properties[property]?.DeepClone();
        }

        if (request.Count > 2)
        {
            call.Call(ECSSchema.UpdateService, request);
        }

        EcsTagUpdate.Apply(call, call.PhysicalId);
        var name = call.PhysicalId[(call.PhysicalId.LastIndexOf('/') + 1)..];
        return new Made(call.PhysicalId, new JsonObject { ["Name"] = name, ["ServiceArn"] = call.PhysicalId });
    }

    /// <exception cref="AmazonServiceException">Its deployment has failed.</exception>
    public override bool Settled(ResourceCall call)
    {
        var deployments = call.ReadOne(ECSSchema.DescribeServices, Describe(call), "services")["deployments"] as JsonArray ?? [];
        if (deployments.Any(d => (string?)d?["rolloutState"] == "FAILED"))
        {
            throw AwsErrors.Sender("NotStabilized", "Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'.");
        }

        return deployments is [{ } only] && (string?)only["rolloutState"] == "COMPLETED";
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(ECSSchema.DeleteService, new JsonObject { ["cluster"] = call.Text("Cluster"), ["service"] = call.PhysicalId, ["force"] = true });

    public override bool Gone(ResourceCall call)
    {
        try
        {
            return (string?)call.ReadOne(ECSSchema.DescribeServices, Describe(call), "services")["status"] == "INACTIVE";
        }
        catch (AmazonServiceException e) when (ResourceCall.IsAbsence(e))
        {
            return true;
        }
    }

    private static JsonObject Describe(ResourceCall call) => new() { ["cluster"] = call.Text("Cluster"), ["services"] = new JsonArray(call.PhysicalId) };
}
