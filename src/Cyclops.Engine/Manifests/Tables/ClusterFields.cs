using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>What an environment runs on.</summary>
internal static class ClusterFields
{
    public static readonly Field<EquatableList<string>> InstanceTypes = Field<EquatableList<string>>.WithDefault(
        "instanceTypes",
        new ListKind<string>(
            "instance types",
            new TextKind("an EC2 instance type", "t3.large") { Pattern = "[a-z][a-z0-9-]*\\.[a-z0-9-]+", MaxLength = 32 },
            min: 1,
            max: 10),
        "[t3.large]",
        "EC2 instance types, the preferred one first.");

    public static readonly Field<int> Min = Field<int>.WithDefault("min", new IntegerKind(0, 1000), "1", "Fewest instances.");

    public static readonly Field<int> Max = Field<int>.WithDefault("max", new IntegerKind(1, 1000), "10", "Most instances.");

    public static readonly Field<string> KeyName = Field<string>.Optional(
        "keyName",
        new TextKind("the name of a key pair", "ops") { Pattern = "[ -~]+", MaxLength = 255 },
        "none",
        "EC2 key pair for SSH.");

    public static readonly Field<int> TargetUtilization = Field<int>.WithDefault(
        "targetUtilization", new IntegerKind(1, 100, "percent"), "70", "Percent of the capacity in use that scaling aims at.");

    public static readonly ObjectKind Ec2Kind = new(
        "Ec2Cluster", "A pool of EC2 instances; tasks use bridge networking with dynamic host ports.", InstanceTypes, Min, Max, KeyName, TargetUtilization)
    {
        Planned = ["spotPercent", "arch"],
    };

    public static readonly ObjectKind FargateKind = new("FargateCluster", "AWS Fargate; tasks use awsvpc networking.");

    public static readonly Field<YamlMapping> Ec2 = Field<YamlMapping>.Optional(
        "ec2", Ec2Kind, "this one, with its defaults", "A pool of EC2 instances.");

    public static readonly Field<YamlMapping> Fargate = Field<YamlMapping>.Optional(
        "fargate", FargateKind, "none", "AWS Fargate: `{}`. A task takes the smallest size that holds its containers.");

    public static readonly ObjectKind Kind = new("Cluster", "What an environment runs on.", Ec2, Fargate) { IsUnion = true };
}
