using System.Text.Json.Nodes;
using Amazon.ECS.Internal;
using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>
/// <c>AWS::ECS::TaskDefinition</c>: Ref is the ARN, and any change but of tags is another revision. Source:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html.
/// </summary>
internal sealed class EcsTaskDefinition : ResourceType
{
    private const string Fixed =
        "ContainerDefinitions Cpu EphemeralStorage ExecutionRoleArn Family IpcMode Memory NetworkMode PidMode PlacementConstraints RequiresCompatibilities RuntimePlatform TaskRoleArn Volumes";

    public override string Name => "AWS::ECS::TaskDefinition";

    public override string Properties => $"{Fixed} Tags";

    public override string Replaces => Fixed;

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without();
        request["Family"] = call.NameOr("Family", 255);
        var arn = call.Call<RegisterTaskDefinitionResponse>(ECSSchema.RegisterTaskDefinition, request).TaskDefinition.TaskDefinitionArn;
        return new Made(arn, new JsonObject { ["TaskDefinitionArn"] = arn });
    }

    public override Made Update(ResourceCall call)
    {
        EcsTagUpdate.Apply(call, call.PhysicalId);
        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(ECSSchema.DeregisterTaskDefinition, new JsonObject { ["taskDefinition"] = call.PhysicalId });
}
