using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Manifests;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>Solr's task definition and its service: never two at once, as two may not open one index.</summary>
internal static class SearchService
{
    /// <summary>The port that Solr listens on.</summary>
    public const int Port = 8983;

    /// <summary>User and group that the official image runs as. Source: https://solr.apache.org/guide/solr/latest/deployment-guide/solr-in-docker.html.</summary>
    public const string User = "8983";

    /// <summary>The resource whose image says which Solr it is.</summary>
    public const string Task = "Task";

    private const string LogGroup = "LogGroup";
    private const string Container = "solr";
    private const string Volume = "index";

    /// <summary>
    /// Seconds for which Solr may write its index down. Source: Amazon ECS API Reference, ContainerDefinition, stopTimeout: the
    /// most that Fargate takes.
    /// </summary>
    private const int StopTimeout = 120;

    /// <summary>
    /// Without curl, which not every image has, and without Solr's own command, which would start a JVM beside it. Any answer but an
    /// error of the server is good: with authentication on it is 401.
    /// </summary>
    private const string Check = "exec 3<>/dev/tcp/127.0.0.1/8983 && printf 'GET /solr/admin/info/system HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' [234]'";

    /// <summary>Adds the log group and the task definition.</summary>
    /// <param name="template">What it is added to.</param>
    /// <param name="platform">Name of the platform.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="spec">Image and size.</param>
    /// <param name="storage">Logical ids of the file system and of the access point.</param>
    public static void AddTask(
        TemplateDocument template, string platform, EnvironmentManifest environment, SearchSpec.Managed spec, (string FileSystem, string AccessPoint) storage)
    {
        template.Add(LogGroup, "AWS::Logs::LogGroup", new()
        {
            ["LogGroupName"] = $"/cyclops/{platform}/{environment.Name}/_search",
            ["RetentionInDays"] = environment.LogRetentionDays,
        });
        var task = new JsonObject
        {
            // Not by the prefix that families of apps are listed by.
            ["Family"] = StackText.NameFor(platform, environment.Name, StackParts.Search),
            ["RequiresCompatibilities"] = new JsonArray(environment.Cluster is ClusterSpec.Fargate ? "FARGATE" : "EC2"),
            ["NetworkMode"] = "awsvpc",
            ["ExecutionRoleArn"] = Fn.Ref(EnvironmentOutputs.ExecutionRoleArn),
            ["Volumes"] = new JsonArray(new JsonObject
            {
                ["Name"] = Volume,
                ["EFSVolumeConfiguration"] = new JsonObject
                {
                    ["FilesystemId"] = Fn.Ref(storage.FileSystem),
                    ["TransitEncryption"] = "ENABLED",
                    ["AuthorizationConfig"] = new JsonObject { ["AccessPointId"] = Fn.Ref(storage.AccessPoint) },
                },
            }),
            ["ContainerDefinitions"] = new JsonArray(Solr(spec)),
        };
        if (environment.Cluster is ClusterSpec.Fargate)
        {
            var size = FargateSize.Smallest(spec.Cpu, spec.Memory)!;
            task["Cpu"] = Text(size.Cpu);
            task["Memory"] = Text(size.Memory);
        }

        template.Add(Task, "AWS::ECS::TaskDefinition", task);
    }

    /// <summary>Adds the service. Its capacity is the cluster's own, as that of the apps.</summary>
    /// <param name="template">What it is added to.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="securityGroup">Logical id of Solr's group.</param>
    /// <param name="registration">Logical id of its entry in the private DNS.</param>
    /// <param name="mountTargets">Logical ids of what must be there before a task can start.</param>
    public static void AddService(TemplateDocument template, EnvironmentManifest environment, string securityGroup, string registration, string[] mountTargets)
    {
        var network = new JsonObject
        {
            ["Subnets"] = Fn.List(EnvironmentOutputs.TaskSubnets),
            ["SecurityGroups"] = new JsonArray(Fn.GetAtt(securityGroup, "GroupId")),
        };
        if (environment.Cluster is ClusterSpec.Fargate)
        {
            // A task on Fargate fetches its image by its own interface. On EC2 the instance does, and ECS takes no public address there.
            network["AssignPublicIp"] = "ENABLED";
        }

        template.Add(
            "Service",
            "AWS::ECS::Service",
            new()
            {
                ["Cluster"] = Fn.Ref(EnvironmentOutputs.ClusterName),
                ["TaskDefinition"] = Fn.Ref(Task),
                ["DesiredCount"] = 1,
                ["DeploymentConfiguration"] = new JsonObject
                {
                    ["MinimumHealthyPercent"] = 0,
                    ["MaximumPercent"] = 100,
                    ["DeploymentCircuitBreaker"] = new JsonObject { ["Enable"] = true, ["Rollback"] = true },
                },
                ["NetworkConfiguration"] = new JsonObject { ["AwsvpcConfiguration"] = network },
                ["ServiceRegistries"] = new JsonArray(new JsonObject { ["RegistryArn"] = Fn.GetAtt(registration, "Arn") }),
            },
            mountTargets);
    }

    private static JsonObject Solr(SearchSpec.Managed spec) => new()
    {
        ["Name"] = Container,
        ["Image"] = spec.Image,
        ["Essential"] = true,
        ["User"] = User,
        ["Cpu"] = spec.Cpu,
        ["Memory"] = spec.Memory,
        ["StopTimeout"] = StopTimeout,
        ["PortMappings"] = new JsonArray(new JsonObject { ["ContainerPort"] = Port }),

        // The other half is for what is outside the heap, and for the pages of the index that the kernel keeps.
        ["Environment"] = new JsonArray(new JsonObject { ["Name"] = "SOLR_HEAP", ["Value"] = $"{Text(spec.Memory / 2)}m" }),
        ["MountPoints"] = new JsonArray(new JsonObject { ["SourceVolume"] = Volume, ["ContainerPath"] = "/var/solr" }),
        ["HealthCheck"] = new JsonObject
        {
            ["Command"] = Fn.Texts(["CMD", "bash", "-c", Check]),
            ["Interval"] = 30,
            ["Timeout"] = 10,
            ["Retries"] = 5,
            ["StartPeriod"] = 300,
        },
        ["LogConfiguration"] = new JsonObject
        {
            ["LogDriver"] = "awslogs",
            ["Options"] = new JsonObject
            {
                ["awslogs-group"] = Fn.Ref(LogGroup),
                ["awslogs-region"] = Fn.Ref("AWS::Region"),
                ["awslogs-stream-prefix"] = Container,
            },
        },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
