using System.Text.Json.Nodes;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>What the environment's data stores have in common: private subnets, and only instances and tasks reach them.</summary>
internal static class PrivateService
{
    /// <summary>Parameter: subnets of two zones at least.</summary>
    public const string Subnets = "Subnets";

    /// <summary>RDS and ElastiCache want subnets of two zones. Source: Amazon RDS API Reference, CreateDBSubnetGroup.</summary>
    private const int FewestSubnets = 2;

    /// <summary>Adds the security group and the parameters.</summary>
    /// <returns>The parameters' values.</returns>
    public static EquatableMap<Input> Add(TemplateDocument template, EnvironmentManifest environment, string securityGroup, string description, int port)
    {
        template.AddParameter(EnvironmentOutputs.VpcId);
        template.AddParameter(Subnets);
        template.AddParameter(EnvironmentOutputs.TaskSecurityGroup);
        template.Add(securityGroup, "AWS::EC2::SecurityGroup", new()
        {
            ["GroupDescription"] = description,
            ["VpcId"] = Fn.Ref(EnvironmentOutputs.VpcId),
            ["SecurityGroupIngress"] = new JsonArray(new JsonObject
            {
                ["IpProtocol"] = "tcp",
                ["FromPort"] = port,
                ["ToPort"] = port,
                ["SourceSecurityGroupId"] = Fn.Ref(EnvironmentOutputs.TaskSecurityGroup),
            }),
        });
        return new(
        [
            KeyValuePair.Create(EnvironmentOutputs.VpcId, EnvironmentInputs.VpcId(environment)),
            KeyValuePair.Create(Subnets, SubnetsOf(environment)),
            KeyValuePair.Create(EnvironmentOutputs.TaskSecurityGroup, EnvironmentInputs.TaskSecurityGroup(environment)),
        ]);
    }

    private static Input SubnetsOf(EnvironmentManifest environment) =>
        environment.Network is NetworkSpec.Existing { PrivateSubnets.Count: < FewestSubnets }
            ? EnvironmentInputs.PublicSubnets(environment)
            : EnvironmentInputs.TaskSubnets(environment);
}
