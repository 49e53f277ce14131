using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary><c>AWS::EC2::LaunchTemplate</c>: an update makes a version.</summary>
internal sealed class LaunchTemplate : ResourceType
{
    public override string Name => "AWS::EC2::LaunchTemplate";

    public override string Properties => "LaunchTemplateData LaunchTemplateName TagSpecifications VersionDescription Tags";

    public override string Replaces => "LaunchTemplateName";

    public override bool Taggable => true;

    public override Made Create(ResourceCall call)
    {
        var request = new JsonObject
        {
            ["LaunchTemplateName"] = call.NameOr("LaunchTemplateName", 128),
            ["LaunchTemplateData"] = call.Properties["LaunchTemplateData"]?.DeepClone(),
            ["VersionDescription"] = call.Text("VersionDescription"),
            ["TagSpecifications"] = call.TagSpecifications("launch-template"),
        };
        return Of(call.Call<CreateLaunchTemplateResponse>(EC2Schema.CreateLaunchTemplate, request).LaunchTemplate);
    }

    public override Made Update(ResourceCall call)
    {
        if (call.Changed("LaunchTemplateData"))
        {
            call.Call(EC2Schema.CreateLaunchTemplateVersion, new JsonObject
            {
                ["LaunchTemplateId"] = call.PhysicalId,
                ["LaunchTemplateData"] = call.Properties["LaunchTemplateData"]?.DeepClone(),
                ["VersionDescription"] = call.Text("VersionDescription"),
            });
        }

        Ec2TagUpdate.Apply(call);
        var found = call.Call<DescribeLaunchTemplatesResponse>(EC2Schema.DescribeLaunchTemplates, new JsonObject { ["LaunchTemplateIds"] = new JsonArray(call.PhysicalId) });
        return Of(found.LaunchTemplates[0]);
    }

    public override void Delete(ResourceCall call) =>
        call.CallIgnoringAbsence(EC2Schema.DeleteLaunchTemplate, new JsonObject { ["LaunchTemplateId"] = call.PhysicalId });

    private static Made Of(Amazon.EC2.Model.LaunchTemplate template) => new(template.LaunchTemplateId, new JsonObject
    {
        ["LaunchTemplateId"] = template.LaunchTemplateId,
        ["LatestVersionNumber"] = template.LatestVersionNumber?.ToString(CultureInfo.InvariantCulture),
        ["DefaultVersionNumber"] = template.DefaultVersionNumber?.ToString(CultureInfo.InvariantCulture),
    });
}
