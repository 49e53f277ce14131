using System.Globalization;
using System.Text.Json.Nodes;
using Cyclops.Engine.Naming;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>A PostgreSQL instance on RDS. Whatever becomes of the stack, a snapshot of it stays.</summary>
internal static class DatabaseTemplate
{
    /// <summary>The resource that holds the data.</summary>
    public const string Instance = "Database";

    private const string SecurityGroup = "SecurityGroup";
    private const string SubnetGroup = "SubnetGroup";
    private const int PostgresPort = 5432;

    /// <summary>Source: Amazon RDS API Reference, CreateDBInstance, DBInstanceIdentifier.</summary>
    private const int NameLimit = 63;

    public static StackTemplate Build(string platform, EnvironmentManifest environment, string name, DatabaseSpec.Managed spec)
    {
        var template = new TemplateDocument();
        var parameters = PrivateService.Add(template, environment, SecurityGroup, $"Database {name} of {environment.Name}", PostgresPort);
        template.Add(SubnetGroup, "AWS::RDS::DBSubnetGroup", new()
        {
            ["DBSubnetGroupDescription"] = $"Database {name} of {environment.Name}",
            ["SubnetIds"] = Fn.List(PrivateService.Subnets),
        });
        template.AddKept(Instance, "AWS::RDS::DBInstance", "Snapshot", Properties(platform, environment, name, spec));
        template.AddOutput(EnvironmentOutputs.InstanceId, Fn.Ref(Instance));
        template.AddOutput(EnvironmentOutputs.Host, Fn.GetAtt(Instance, "Endpoint.Address"));
        template.AddOutput(EnvironmentOutputs.Port, Fn.GetAtt(Instance, "Endpoint.Port"));
        template.AddOutput(EnvironmentOutputs.SecretArn, Fn.GetAtt(Instance, "MasterUserSecret.SecretArn"));
        return new(StackParts.Database(name), template, parameters, new());
    }

    private static JsonObject Properties(string platform, EnvironmentManifest environment, string name, DatabaseSpec.Managed spec)
    {
        var properties = new JsonObject
        {
            ["DBInstanceIdentifier"] = ResourceNames.Unique(NameLimit, $"{platform}-{environment.Name}-{name}", platform, environment.Name, name),
            ["Engine"] = "postgres",
            ["EngineVersion"] = spec.Version,
            ["DBInstanceClass"] = spec.Class,
            ["AllocatedStorage"] = Text(spec.Storage),
            ["StorageType"] = "gp3",
            ["StorageEncrypted"] = true,
            ["MultiAZ"] = spec.MultiAz,
            ["BackupRetentionPeriod"] = spec.BackupDays,
            ["CopyTagsToSnapshot"] = true,
            ["DeletionProtection"] = spec.DeletionProtection,
            ["ManageMasterUserPassword"] = true,
            ["MasterUsername"] = "cyclops",
            ["PubliclyAccessible"] = false,
            ["AutoMinorVersionUpgrade"] = true,

            // It is Cyclops that asks for consent.
            ["AllowMajorVersionUpgrade"] = true,
            ["DBSubnetGroupName"] = Fn.Ref(SubnetGroup),
            ["VPCSecurityGroups"] = new JsonArray(Fn.GetAtt(SecurityGroup, "GroupId")),
        };
        if (spec.MaxStorage is { } most)
        {
            properties["MaxAllocatedStorage"] = most;
        }

        if (spec.Iops is { } iops)
        {
            properties["Iops"] = iops;
        }

        return properties;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
