using System.Text.Json.Nodes;
using Amazon.Scheduler.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::Scheduler::ScheduleGroup</c>: Ref is the name.</summary>
internal sealed class ScheduleGroup : ResourceType
{
    public override string Name => "AWS::Scheduler::ScheduleGroup";

    public override string Properties => "Name Tags";

    public override string Replaces => "Name";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var name = call.NameOr("Name", 64);
        call.Call(SchedulerSchema.CreateScheduleGroup, new JsonObject { ["Name"] = name, ["Tags"] = call.Properties["Tags"]?.DeepClone() });
        return new Made(name, new JsonObject { ["Arn"] = Arn(call, name), ["State"] = "ACTIVE" });
    }

    public override Made Update(ResourceCall call)
    {
        var (wanted, before) = (TagLists.Map(call.Properties["Tags"]), TagLists.Map(call.Previous["Tags"]));
        var arn = Arn(call, call.PhysicalId);
        call.Call(SchedulerSchema.TagResource, new JsonObject { ["ResourceArn"] = arn, ["Tags"] = call.Properties["Tags"]?.DeepClone() ?? new JsonArray() });
        if (TagLists.Gone(before, wanted) is { Count: > 0 } gone)
        {
            call.Call(SchedulerSchema.UntagResource, new JsonObject { ["ResourceArn"] = arn, ["TagKeys"] = gone });
        }

        return new Made(call.PhysicalId);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(SchedulerSchema.DeleteScheduleGroup, new JsonObject { ["Name"] = call.PhysicalId });

    private static string Arn(ResourceCall call, string name) => call.Context.Arn("scheduler", $"schedule-group/{name}");
}
