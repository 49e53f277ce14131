using Amazon.ECS.Model;
using Cyclops.LocalCloud.Ecs;

namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>Amazon ECS.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html</remarks>
internal static class EcsActions
{
    private const string Tasks = "ecs-tasks.amazonaws.com";
    private const string Service = "ecs.amazonaws.com";
    private const string ClusterKey = "ecs:cluster";
    private const string TagResource = "TagResource";

    public static IEnumerable<RequiredAction> Of(CallInput c) => c.Operation switch
    {
        "CreateService" =>
        [
            c.OnNew(ServiceArn(c, c.Text("serviceName"))).With(ClusterKey, ClusterArn(c)).With("ecs:task-definition", TaskDefinitionArn(c, c.Text("taskDefinition"))),
            .. c.NamedTagging(TagResource, ServiceArn(c, c.Text("serviceName"))),
            .. c.Passing(Service, c.Text("role")),
            .. c.Passing(Service, c.Whole<CreateServiceRequest>()?.LoadBalancers?.Select(l => l.AdvancedConfiguration?.RoleArn) ?? []),
        ],
        "UpdateService" =>
        [
            c.On(ServiceArn(c, c.Text("service"))).With(ClusterKey, ClusterArn(c)).With("ecs:task-definition", TaskDefinitionArn(c, c.Text("taskDefinition"))),
            .. c.Passing(Service, c.Whole<UpdateServiceRequest>()?.LoadBalancers?.Select(l => l.AdvancedConfiguration?.RoleArn) ?? []),
        ],
        "DeleteService" => [c.On(ServiceArn(c, c.Text("service"))).With(ClusterKey, ClusterArn(c))],
        "DescribeServices" => c.Texts("services").Select(s => c.On(ServiceArn(c, s)).With(ClusterKey, ClusterArn(c))),
        "ListServices" => [c.On("*").With(ClusterKey, ClusterArn(c))],
        "ListTasks" => [c.On("*").With(ClusterKey, ClusterArn(c))],
        "DescribeTasks" => c.Texts("tasks").Select(t => c.On(TaskArn(c, t)).With(ClusterKey, ClusterArn(c))),
        "StopTask" => [c.On(TaskArn(c, c.Text("task"))).With(ClusterKey, ClusterArn(c))],
        "RunTask" or "StartTask" =>
        [
            c.On(TaskDefinitionArn(c, c.Text("taskDefinition"))!).With(ClusterKey, ClusterArn(c)),
            .. c.NamedTagging(TagResource, c.Arn("ecs", $"task/{ClusterName(c)}/*")),
        ],
        "RegisterTaskDefinition" =>
        [
            c.OnNew(c.Arn("ecs", $"task-definition/{c.Text("family")}:*")),
            .. c.NamedTagging(TagResource, c.Arn("ecs", $"task-definition/{c.Text("family")}:*")),
            .. c.Passing(Tasks, c.Text("executionRoleArn"), c.Text("taskRoleArn")),
        ],
        "DeleteTaskDefinitions" => c.Texts("taskDefinitions").Select(t => c.On(TaskDefinitionArn(c, t)!)),
        "TagResource" or "UntagResource" or "ListTagsForResource" => [c.On(c.Text("resourceArn") ?? "*")],
        "CreateCluster" => [c.OnNew(NewCluster(c)), .. c.NamedTagging(TagResource, NewCluster(c))],
        "DescribeClusters" => c.Texts("clusters").Select(n => c.On(c.Arn("ecs", $"cluster/{EcsArns.LastPart(n)}"))),
        "DeleteCluster" or "UpdateCluster" or "UpdateClusterSettings" or "PutClusterCapacityProviders" or "ListContainerInstances" => [c.On(ClusterArn(c))],
        "CreateCapacityProvider" => [c.OnNew(ProviderArn(c, c.Text("name"))), .. c.NamedTagging(TagResource, ProviderArn(c, c.Text("name")))],
        "UpdateCapacityProvider" => [c.On(ProviderArn(c, c.Text("name")))],
        "DeleteCapacityProvider" => [c.On(ProviderArn(c, c.Text("capacityProvider")))],

        // DeregisterTaskDefinition, DescribeTaskDefinition and the listings of task definitions know neither resources nor tags.
        _ => [c.On("*")],
    };

    private static string ClusterName(CallInput c) => EcsArns.LastPart(c.Text("cluster") ?? "default");

    private static string ClusterArn(CallInput c) => c.Arn("ecs", $"cluster/{ClusterName(c)}");

    private static string NewCluster(CallInput c) => c.Arn("ecs", $"cluster/{c.Text("clusterName") ?? "default"}");

    private static string ServiceArn(CallInput c, string? service) =>
        c.Arn("ecs", $"service/{(service is null ? null : EcsArns.Cluster(service)) ?? ClusterName(c)}/{EcsArns.LastPart(service ?? "")}");

    private static string TaskArn(CallInput c, string? task) => c.Arn("ecs", $"task/{ClusterName(c)}/{EcsArns.LastPart(task ?? "")}");

    private static string ProviderArn(CallInput c, string? name) => c.Arn("ecs", $"capacity-provider/{EcsArns.LastPart(name ?? "")}");

    private static string? TaskDefinitionArn(CallInput c, string? reference) => reference is null ? null : c.Arn("ecs", $"task-definition/{EcsArns.LastPart(reference)}");
}
