using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>The ECS cluster and its capacity: an Auto Scaling group behind a managed capacity provider, or Fargate.</summary>
internal static class ClusterTemplate
{
    private const string Cluster = "Cluster";
    private const string LogGroup = "LogGroup";

    /// <summary>Parameter: the newest image, which CloudFormation looks up at every change.</summary>
    public const string Image = "InstanceImage";

    private const string InstanceRole = "InstanceRole";
    private const string InstanceProfile = "InstanceProfile";
    private const string LaunchTemplate = "LaunchTemplate";
    private const string Instances = "Instances";
    private const string Provider = "CapacityProvider";

    /// <summary>Public SSM parameter of the newest ECS-optimised image. Source: Amazon ECS Developer Guide, "Retrieving Amazon ECS-optimized Linux AMI metadata".</summary>
    private const string ImageParameter = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";

    public static StackTemplate Build(PlatformManifest manifest, EnvironmentManifest environment)
    {
        var platform = manifest.Name;
        var template = new TemplateDocument();
        var name = $"{platform}-{environment.Name}";
        var parameters = new List<KeyValuePair<string, Input>>();
        template.Add(Cluster, "AWS::ECS::Cluster", new() { ["ClusterName"] = name });
        RolesTemplate.Add(template, manifest, environment.Name);
        JobsTemplate.Add(template, platform, environment.Name, Cluster);
        template.Add(LogGroup, "AWS::Logs::LogGroup", new()
        {
            ["LogGroupName"] = $"/cyclops/{platform}/{environment.Name}/_cluster",
            ["RetentionInDays"] = environment.LogRetentionDays,
        });
        if (environment.Cluster is ClusterSpec.Ec2 pool)
        {
            template.AddParameter(EnvironmentOutputs.TaskSubnets);
            template.AddParameter(EnvironmentOutputs.TaskSecurityGroup);
            parameters.Add(KeyValuePair.Create(EnvironmentOutputs.TaskSubnets, EnvironmentInputs.TaskSubnets(environment)));
            parameters.Add(KeyValuePair.Create(EnvironmentOutputs.TaskSecurityGroup, EnvironmentInputs.TaskSecurityGroup(environment)));
            AddInstances(template, name, pool);
            AddProvider(template, pool);
        }
        else
        {
            Associate(template, "FARGATE");
        }

        template.AddOutput(EnvironmentOutputs.ClusterName, Fn.Ref(Cluster));
        template.AddOutput(EnvironmentOutputs.LoadBalancerRoleArn, Fn.GetAtt(RolesTemplate.LoadBalancerRole, "Arn"));
        template.AddOutput(EnvironmentOutputs.ExecutionRoleArn, Fn.GetAtt(RolesTemplate.ExecutionRole, "Arn"));
        template.AddOutput(EnvironmentOutputs.JobRoleArn, Fn.GetAtt(JobsTemplate.Role, "Arn"));
        return new(StackParts.Cluster, template, new(parameters), new(Capacity: environment.Cluster is ClusterSpec.Fargate ? "fargate" : "ec2"));
    }

    private static void AddInstances(TemplateDocument template, string name, ClusterSpec.Ec2 pool)
    {
        template.AddSsmParameter(Image, "AWS::EC2::Image::Id", ImageParameter);
        template.Add(InstanceRole, "AWS::IAM::Role", new()
        {
            ["AssumeRolePolicyDocument"] = RolesTemplate.Trust("ec2.amazonaws.com"),
            ["ManagedPolicyArns"] = new JsonArray(
                Fn.Sub("arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"),
                Fn.Sub("arn:${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore")),
        });
        template.Add(InstanceProfile, "AWS::IAM::InstanceProfile", new() { ["Roles"] = Fn.Refs([InstanceRole]) });
        template.Add(LaunchTemplate, "AWS::EC2::LaunchTemplate", new() { ["LaunchTemplateData"] = InstanceData(pool) });
        template.Add(Instances, "AWS::AutoScaling::AutoScalingGroup", new()
        {
            ["VPCZoneIdentifier"] = Fn.List(EnvironmentOutputs.TaskSubnets),
            ["MinSize"] = Text(pool.Min),
            ["MaxSize"] = Text(pool.Max),
            ["MixedInstancesPolicy"] = new JsonObject
            {
                ["LaunchTemplate"] = new JsonObject
                {
                    ["LaunchTemplateSpecification"] = new JsonObject
                    {
                        ["LaunchTemplateId"] = Fn.Ref(LaunchTemplate),
                        ["Version"] = Fn.GetAtt(LaunchTemplate, "LatestVersionNumber"),
                    },
                    ["Overrides"] = new JsonArray([.. pool.InstanceTypes.Select(t => new JsonObject { ["InstanceType"] = t })]),
                },
            },
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Name", ["Value"] = name, ["PropagateAtLaunch"] = true }),
        });
    }

    private static JsonObject InstanceData(ClusterSpec.Ec2 pool)
    {
        var data = new JsonObject
        {
            ["ImageId"] = Fn.Ref(Image),
            ["InstanceType"] = pool.InstanceTypes[0],
            ["IamInstanceProfile"] = new JsonObject { ["Arn"] = Fn.GetAtt(InstanceProfile, "Arn") },
            ["SecurityGroupIds"] = new JsonArray(Fn.Ref(EnvironmentOutputs.TaskSecurityGroup)),
            ["MetadataOptions"] = new JsonObject { ["HttpTokens"] = "required", ["HttpPutResponseHopLimit"] = 2 },
            ["UserData"] = Fn.Base64(Fn.Sub("#!/bin/bash\necho ECS_CLUSTER=${Cluster} >> /etc/ecs/ecs.config\n")),
        };
        if (pool.KeyName is { } key)
        {
            data["KeyName"] = key;
        }

        return data;
    }

    private static void AddProvider(TemplateDocument template, ClusterSpec.Ec2 pool)
    {
        template.Add(Provider, "AWS::ECS::CapacityProvider", new()
        {
            ["AutoScalingGroupProvider"] = new JsonObject
            {
                ["AutoScalingGroupArn"] = Fn.Ref(Instances),
                ["ManagedDraining"] = "ENABLED",
                ["ManagedScaling"] = new JsonObject { ["Status"] = "ENABLED", ["TargetCapacity"] = pool.TargetUtilization },
                ["ManagedTerminationProtection"] = "DISABLED",
            },
        });
        Associate(template, Fn.Ref(Provider));
    }

    private static void Associate(TemplateDocument template, JsonNode provider) =>
        template.Add("ClusterCapacity", "AWS::ECS::ClusterCapacityProviderAssociations", new()
        {
            ["Cluster"] = Fn.Ref(Cluster),
            ["CapacityProviders"] = new JsonArray(provider),
            ["DefaultCapacityProviderStrategy"] = new JsonArray(new JsonObject { ["CapacityProvider"] = provider.DeepClone(), ["Weight"] = 1 }),
        });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
