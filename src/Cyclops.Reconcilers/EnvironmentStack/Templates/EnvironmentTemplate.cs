using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack.Templates;

/// <summary>Environment manifest to CloudFormation template.</summary>
internal static class EnvironmentTemplate
{
    private const string LogGroup = "LogGroup";

    public static TemplateDocument Build(string platform, EnvironmentManifest environment)
    {
        var template = new TemplateDocument();
        var name = $"{platform}-{environment.Name}";
        var subnets = NetworkTemplate.Add(template, name, environment.Network);
        RolesTemplate.Add(template, platform, environment.Name);
        IngressTemplate.Add(template, platform, environment, subnets);
        ClusterTemplate.Add(template, name, environment, subnets);
        template.Add(LogGroup, "AWS::Logs::LogGroup", new()
        {
            ["LogGroupName"] = $"/cyclops/{platform}/{environment.Name}/_cluster",
            ["RetentionInDays"] = environment.LogRetentionDays,
        });
        template.AddOutput(EnvironmentOutputs.VpcId, subnets.Vpc());
        template.AddOutput(EnvironmentOutputs.ClusterName, Fn.Ref(ClusterTemplate.Cluster));
        template.AddOutput(EnvironmentOutputs.ExecutionRoleArn, Fn.GetAtt(RolesTemplate.ExecutionRole, "Arn"));
        template.AddOutput(EnvironmentOutputs.TaskSubnets, Fn.Join(",", subnets.Tasks()));
        IngressTemplate.AddOutputs(template, environment);
        return template;
    }
}
