using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>
/// One Solr that all apps of an environment share: a service on its cluster, found by a name in the VPC's private DNS. Its index is
/// on a file system that outlives the task, and the stack.
/// </summary>
internal static class SearchTemplate
{
    private const string FileSystem = "FileSystem";
    private const string Namespace = "Namespace";
    private const string Registration = "Registration";
    private const string SecurityGroup = "SecurityGroup";
    private const string FileSystemSecurityGroup = "FileSystemSecurityGroup";
    private const string AccessPoint = "AccessPoint";
    private const string MountTarget = "MountTarget";

    /// <summary>Its name in the namespace.</summary>
    private const string Host = "solr";
    private const int NfsPort = 2049;

    /// <summary>Seconds for which apps may go on asking for a Solr that has moved.</summary>
    private const int Ttl = 10;

    /// <summary>The stack of the environment's Solr.</summary>
    public static StackTemplate Build(string platform, EnvironmentManifest environment, SearchSpec.Managed spec)
    {
        var template = new TemplateDocument();
        var parameters = Parameters(environment);
        foreach (var (name, _) in parameters)
        {
            template.AddParameter(name);
        }

        AddSecurityGroups(template, environment);
        var mountTargets = AddFileSystem(template, $"{platform}-{environment.Name} search", environment.Network);
        var domain = $"{environment.Name}.{platform}.internal";
        AddName(template, domain);
        SearchService.AddTask(template, platform, environment, spec, (FileSystem, AccessPoint));
        SearchService.AddService(template, environment, SecurityGroup, Registration, mountTargets);
        template.AddOutput(EnvironmentOutputs.SearchUrl, $"http://{Host}.{domain}:{SearchService.Port.ToString(CultureInfo.InvariantCulture)}/solr");
        return new(StackParts.Search, template, new(parameters), new());
    }

    private static List<KeyValuePair<string, Input>> Parameters(EnvironmentManifest environment) =>
    [
        KeyValuePair.Create(EnvironmentOutputs.VpcId, EnvironmentInputs.VpcId(environment)),
        KeyValuePair.Create(EnvironmentOutputs.TaskSubnets, EnvironmentInputs.TaskSubnets(environment)),
        KeyValuePair.Create(EnvironmentOutputs.TaskSecurityGroup, EnvironmentInputs.TaskSecurityGroup(environment)),
        KeyValuePair.Create(EnvironmentOutputs.ClusterName, EnvironmentInputs.ClusterName(environment)),
        KeyValuePair.Create(EnvironmentOutputs.ExecutionRoleArn, EnvironmentInputs.ExecutionRoleArn(environment)),
    ];

    private static void AddSecurityGroups(TemplateDocument template, EnvironmentManifest environment)
    {
        Add(SecurityGroup, $"Solr of {environment.Name}", Rule(SearchService.Port, Fn.Ref(EnvironmentOutputs.TaskSecurityGroup)));
        var solr = Rule(NfsPort, Fn.GetAtt(SecurityGroup, "GroupId"));

        // On EC2 AWS asks for the instance as well as for the task: https://repost.aws/knowledge-center/efs-mount-on-ecs-container-or-task.
        JsonNode[] clients = environment.Cluster is ClusterSpec.Ec2 ? [solr, Rule(NfsPort, Fn.Ref(EnvironmentOutputs.TaskSecurityGroup))] : [solr];
        Add(FileSystemSecurityGroup, $"Index of Solr of {environment.Name}", clients);

        void Add(string name, string description, params JsonNode[] ingress) => template.Add(name, "AWS::EC2::SecurityGroup", new()
        {
            ["GroupDescription"] = description,
            ["VpcId"] = Fn.Ref(EnvironmentOutputs.VpcId),
            ["SecurityGroupIngress"] = new JsonArray(ingress),
        });
    }

    private static JsonObject Rule(int port, JsonNode source) =>
        new() { ["IpProtocol"] = "tcp", ["FromPort"] = port, ["ToPort"] = port, ["SourceSecurityGroupId"] = source };

    /// <returns>The mount targets, without which no task can start.</returns>
    private static string[] AddFileSystem(TemplateDocument template, string name, NetworkSpec network)
    {
        template.AddKept(FileSystem, "AWS::EFS::FileSystem", TemplateDocument.RetainExceptOnCreate, new()
        {
            ["Encrypted"] = true,
            ["ThroughputMode"] = "elastic",
            ["BackupPolicy"] = new JsonObject { ["Status"] = "ENABLED" },
            ["FileSystemTags"] = new JsonArray(new JsonObject { ["Key"] = "Name", ["Value"] = name }),
        });
        template.Add(AccessPoint, "AWS::EFS::AccessPoint", new()
        {
            ["FileSystemId"] = Fn.Ref(FileSystem),
            ["PosixUser"] = new JsonObject { ["Uid"] = SearchService.User, ["Gid"] = SearchService.User },
            ["RootDirectory"] = new JsonObject
            {
                ["Path"] = "/solr",
                ["CreationInfo"] = new JsonObject { ["OwnerUid"] = SearchService.User, ["OwnerGid"] = SearchService.User, ["Permissions"] = "0750" },
            },
        });
        var targets = MountTargets(network).ToList();
        foreach (var (target, subnet) in targets)
        {
            template.Add(target, "AWS::EFS::MountTarget", new()
            {
                ["FileSystemId"] = Fn.Ref(FileSystem),
                ["SubnetId"] = subnet,
                ["SecurityGroups"] = new JsonArray(Fn.GetAtt(FileSystemSecurityGroup, "GroupId")),
            });
        }

        return [.. targets.Select(t => t.Id)];
    }

    /// <summary>One for each subnet that tasks run in. Those of an existing network are named by their subnets: one that goes must not make the others anew.</summary>
    private static IEnumerable<(string Id, JsonNode Subnet)> MountTargets(NetworkSpec network) => network switch
    {
        NetworkSpec.Managed managed => Enumerable.Range(0, managed.Zones).Select(z =>
            ($"{MountTarget}{(z + 1).ToString(CultureInfo.InvariantCulture)}", (JsonNode)Fn.Select(z, Fn.List(EnvironmentOutputs.TaskSubnets)))),
        NetworkSpec.Existing existing => (existing.PrivateSubnets.Count == 0 ? existing.PublicSubnets : existing.PrivateSubnets)
            .Select(s => ($"{MountTarget}{s["subnet-".Length..]}", (JsonNode)s)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void AddName(TemplateDocument template, string domain)
    {
        template.Add(Namespace, "AWS::ServiceDiscovery::PrivateDnsNamespace", new() { ["Name"] = domain, ["Vpc"] = Fn.Ref(EnvironmentOutputs.VpcId) });
        template.Add(Registration, "AWS::ServiceDiscovery::Service", new()
        {
            ["Name"] = Host,
            ["NamespaceId"] = Fn.Ref(Namespace),
            ["DnsConfig"] = new JsonObject { ["DnsRecords"] = new JsonArray(new JsonObject { ["Type"] = "A", ["TTL"] = Ttl }) },
        });
    }
}
