using System.Globalization;
using Amazon.EC2.Internal;
using Amazon.EC2.Model;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>Launch templates and their versions.</summary>
internal sealed class LaunchTemplates(Ec2Regions regions)
{
    private static readonly StructShape Given = ShapeLookup.At(EC2Schema.CreateLaunchTemplate.Input!, "LaunchTemplateData");
    private static readonly StructShape Kept = ShapeLookup.At(EC2Schema.DescribeLaunchTemplateVersions.Output, "LaunchTemplateVersions", "LaunchTemplateData");

    private static readonly Ec2Filters<LaunchTemplateRecord> Filters = new(t => t.Template.Tags, new()
    {
        ["launch-template-name"] = t => [t.Template.LaunchTemplateName],
    });

    public CreateLaunchTemplateResponse CreateLaunchTemplate(CreateLaunchTemplateRequest request, CallContext call)
    {
        var state = regions[call];
        if (request.LaunchTemplateName is not { Length: >= 3 and <= 128 } name)
        {
            throw AwsErrors.Sender("InvalidLaunchTemplateName.MalformedException", "A launch template name must be between 3 and 128 characters.");
        }

        if (state.LaunchTemplates.All.Any(t => t.Template.LaunchTemplateName == name))
        {
            throw AwsErrors.Sender("InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
        }

        var id = regions.NewId("lt");
        var record = state.LaunchTemplates.Add(id, new LaunchTemplateRecord(new LaunchTemplate
        {
            LaunchTemplateId = id,
            LaunchTemplateName = name,
            CreateTime = call.NowUtc,
            CreatedBy = $"arn:aws:iam::{call.Account}:root",
            DefaultVersionNumber = 1,
            LatestVersionNumber = 0,
            Tags = Ec2Tags.AtCreation(request.TagSpecifications, "launch-template"),
        }));
        AddVersion(record, request.LaunchTemplateData, request.VersionDescription, call);
        return new CreateLaunchTemplateResponse { LaunchTemplate = record.Template };
    }

    public CreateLaunchTemplateVersionResponse CreateLaunchTemplateVersion(CreateLaunchTemplateVersionRequest request, CallContext call)
    {
        var record = Find(regions[call], request.LaunchTemplateId, request.LaunchTemplateName);
        return new CreateLaunchTemplateVersionResponse
        {
            LaunchTemplateVersion = AddVersion(record, request.LaunchTemplateData, request.VersionDescription, call),
        };
    }

    public ModifyLaunchTemplateResponse ModifyLaunchTemplate(ModifyLaunchTemplateRequest request, CallContext call)
    {
        var record = Find(regions[call], request.LaunchTemplateId, request.LaunchTemplateName);
        var version = record.Version(request.DefaultVersion) ?? throw NoVersion(record, request.DefaultVersion);
        record.Template.DefaultVersionNumber = version.VersionNumber;
        record.Versions.ForEach(v => v.DefaultVersion = v.VersionNumber == version.VersionNumber);
        return new ModifyLaunchTemplateResponse { LaunchTemplate = record.Template };
    }

    public DeleteLaunchTemplateResponse DeleteLaunchTemplate(DeleteLaunchTemplateRequest request, CallContext call)
    {
        var state = regions[call];
        var record = Find(state, request.LaunchTemplateId, request.LaunchTemplateName);
        state.LaunchTemplates.Remove(record.Template.LaunchTemplateId);
        return new DeleteLaunchTemplateResponse { LaunchTemplate = record.Template };
    }

    public DescribeLaunchTemplatesResponse DescribeLaunchTemplates(DescribeLaunchTemplatesRequest request, CallContext call)
    {
        var state = regions[call];
        var named = (request.LaunchTemplateNames ?? []).Select(n => Find(state, null, n)).ToList();
        var found = Filters.Apply(named.Count > 0 ? named : state.LaunchTemplates.Select(request.LaunchTemplateIds), request.Filters);
        var page = Ec2Paging.Cut(found, t => t.Template.LaunchTemplateId, request.NextToken, request.MaxResults);
        return new DescribeLaunchTemplatesResponse { LaunchTemplates = [.. page.Items.Select(t => t.Template)], NextToken = page.Next };
    }

    public DescribeLaunchTemplateVersionsResponse DescribeLaunchTemplateVersions(DescribeLaunchTemplateVersionsRequest request, CallContext call)
    {
        var record = Find(regions[call], request.LaunchTemplateId, request.LaunchTemplateName);
        var versions = request.Versions is { Count: > 0 } asked
            ? asked.Select(v => record.Version(v) ?? throw NoVersion(record, v))
            : record.Versions.OrderByDescending(v => v.VersionNumber);
        var page = Ec2Paging.Cut(versions, v => Paging.Key(long.MaxValue - v.VersionNumber!.Value), request.NextToken, request.MaxResults);
        return new DescribeLaunchTemplateVersionsResponse { LaunchTemplateVersions = page.Items, NextToken = page.Next };
    }

    /// <summary>A template by id or by name.</summary>
    public static LaunchTemplateRecord Find(Ec2State state, string? id, string? name)
    {
        if (id is not null || name is null)
        {
            return state.LaunchTemplates.TryGet(id, out var byId)
                ? byId
                : throw AwsErrors.Sender("InvalidLaunchTemplateId.NotFound", $"The specified launch template, with template ID {id}, does not exist.");
        }

        return state.LaunchTemplates.All.FirstOrDefault(t => t.Template.LaunchTemplateName == name)
            ?? throw AwsErrors.Sender("InvalidLaunchTemplateName.NotFoundException", $"The specified launch template, with template name {name}, does not exist.");
    }

    private static LaunchTemplateVersion AddVersion(LaunchTemplateRecord record, RequestLaunchTemplateData? data, string? description, CallContext call)
    {
        var template = record.Template;
        template.LatestVersionNumber++;
        var version = new LaunchTemplateVersion
        {
            LaunchTemplateId = template.LaunchTemplateId,
            LaunchTemplateName = template.LaunchTemplateName,
            VersionNumber = template.LatestVersionNumber,
            VersionDescription = description,
            CreateTime = call.NowUtc,
            CreatedBy = template.CreatedBy,
            DefaultVersion = template.LatestVersionNumber == template.DefaultVersionNumber,
            LaunchTemplateData = (ResponseLaunchTemplateData)ShapeReader.Read(Kept, ShapeWriter.Write(Given, data ?? new RequestLaunchTemplateData())),
        };
        record.Versions.Add(version);
        return version;
    }

    private static Amazon.Runtime.AmazonServiceException NoVersion(LaunchTemplateRecord record, string? version) =>
        AwsErrors.Sender("InvalidLaunchTemplateId.VersionNotFound", string.Create(CultureInfo.InvariantCulture, $"Could not find the specified version {version} for the launch template with ID {record.Template.LaunchTemplateId}."));
}
