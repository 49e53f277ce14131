using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs.Internal;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::Logs::LogGroup</c>.</summary>
internal sealed class LogGroup : ResourceType
{
    public override string Name => "AWS::Logs::LogGroup";

    public override string Properties => "KmsKeyId LogGroupClass LogGroupName RetentionInDays Tags";

    public override string Replaces => "LogGroupName LogGroupClass";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = call.Without("RetentionInDays", "Tags");
        request["LogGroupName"] = call.NameOr("LogGroupName", 512);
        request["Tags"] = TagLists.Map(call.Properties["Tags"]);
        call.Call(CloudWatchLogsSchema.CreateLogGroup, request);
        var made = new Made((string)request["LogGroupName"]!, new JsonObject { ["Arn"] = call.Context.Arn("logs", $"log-group:{request["LogGroupName"]}:*") });
        if (call.Has("RetentionInDays"))
        {
            SetRetention(call, made.PhysicalId);
        }

        return made;
    }

    public override Made Update(ResourceCall call)
    {
        if (call.Changed("RetentionInDays"))
        {
            SetRetention(call, call.PhysicalId);
        }

        var arn = call.Context.Arn("logs", "log-group:" + call.PhysicalId);
        var (wanted, before) = (TagLists.Map(call.Properties["Tags"]), TagLists.Map(call.Previous["Tags"]));
        call.Call(CloudWatchLogsSchema.TagResource, new JsonObject { ["ResourceArn"] = arn, ["Tags"] = wanted.DeepClone() });
        call.Call(CloudWatchLogsSchema.UntagResource, new JsonObject { ["ResourceArn"] = arn, ["TagKeys"] = TagLists.Gone(before, wanted) });
        return new Made(call.PhysicalId);
    }

    public override JsonObject? Read(ResourceCall call)
    {
        var request = new JsonObject { ["LogGroupNamePrefix"] = call.PhysicalId };
        var groups = call.Read(CloudWatchLogsSchema.DescribeLogGroups, request)["logGroups"] as JsonArray ?? [];
        var group = groups.FirstOrDefault(g => (string?)g?["logGroupName"] == call.PhysicalId) ?? throw call.Gone();
        return new JsonObject
        {
            ["LogGroupName"] = group["logGroupName"]?.DeepClone(),
            ["LogGroupClass"] = group["logGroupClass"]?.DeepClone(),
            ["RetentionInDays"] = group["retentionInDays"]?.DeepClone(),
        };
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(CloudWatchLogsSchema.DeleteLogGroup, new JsonObject { ["LogGroupName"] = call.PhysicalId });

    private static void SetRetention(ResourceCall call, string group)
    {
        if (call.Text("RetentionInDays") is { } days)
        {
            call.Call(CloudWatchLogsSchema.PutRetentionPolicy, new JsonObject { ["LogGroupName"] = group, ["RetentionInDays"] = days });
        }
        else
        {
            call.Call(CloudWatchLogsSchema.DeleteRetentionPolicy, new JsonObject { ["LogGroupName"] = group });
        }
    }
}
