using Amazon.ECS;
using Amazon.ECS.Model;
using Cyclops.LocalCloud.Protocol;
using KeyValuePair = System.Collections.Generic.KeyValuePair;

namespace Cyclops.LocalCloud.Ecs.TaskDefinitions;

/// <summary>Task definitions: ever new revisions, ACTIVE, then INACTIVE, then deleted.</summary>
internal sealed class TaskDefinitionOperations(LocalCore core, RegionalState<EcsRegion> regions, EcsTags tags)
{
    private const int MostDeleted = 10;

    public RegisterTaskDefinitionResponse Register(RegisterTaskDefinitionRequest request, CallContext call)
    {
        TaskDefinitionRules.Check(request);
        var set = tags.Create(request.Tags);
        var model = TaskDefinitionDefaults.Fill(request, call);
        var limit = core.Options.Quotas.TaskDefinitionBytes;
        var length = Bodies.Json(w => Aws.Wire.JsonEncoder.WriteStruct(w, Amazon.ECS.Internal.ECSSchema.RegisterTaskDefinition.Input!, request)).Length;
        if (length > limit)
        {
            throw new ClientException($"Actual length: '{length}'. Max allowed length is '{limit}' bytes.");
        }

        var region = regions[call];
        if (!region.Families.TryGetValue(request.Family, out var family))
        {
            family = new HeldFamily(request.Family);
            region.Families.Add(request.Family, family);
        }

        model.Revision = ++family.LastRevision;
        model.TaskDefinitionArn = call.Arn("ecs", $"task-definition/{family.Name}:{model.Revision}");
        family.Revisions.Add(family.LastRevision, new HeldTaskDefinition(model, set));
        return new RegisterTaskDefinitionResponse { TaskDefinition = model, Tags = set.Count > 0 ? EcsTags.Answer(set) : null };
    }

    public DescribeTaskDefinitionResponse Describe(DescribeTaskDefinitionRequest request, CallContext call)
    {
        var found = Find(regions[call], request.TaskDefinition);
        return new DescribeTaskDefinitionResponse { TaskDefinition = found.Model, Tags = request.Include?.Contains("TAGS") == true ? EcsTags.Answer(found.Tags) : null };
    }

    public DeregisterTaskDefinitionResponse Deregister(DeregisterTaskDefinitionRequest request, CallContext call)
    {
        if (!EcsArns.LastPart(request.TaskDefinition).Contains(':', StringComparison.Ordinal))
        {
            throw new ClientException("A revision must be specified, as family:revision.");
        }

        var found = Find(regions[call], request.TaskDefinition);
        if (found.Active)
        {
            found.Model.Status = TaskDefinitionStatus.INACTIVE;
            found.Model.DeregisteredAt = call.NowUtc;
        }

        return new DeregisterTaskDefinitionResponse { TaskDefinition = found.Model };
    }

    /// <summary>Only inactive revisions; they are gone once no service or task uses them.</summary>
    public DeleteTaskDefinitionsResponse Delete(DeleteTaskDefinitionsRequest request, CallContext call)
    {
        if (request.TaskDefinitions.Count is 0 or > MostDeleted)
        {
            throw new InvalidParameterException($"From 1 to {MostDeleted} task definitions can be deleted in one call.");
        }

        var region = regions[call];
        var response = new DeleteTaskDefinitionsResponse { TaskDefinitions = [], Failures = [] };
        foreach (var reference in request.TaskDefinitions)
        {
            var found = TaskDefinitionTable.Find(region, reference);
            if (found is null || found.Active)
            {
                var reason = found is null ? "The specified task definition was not found." : "The specified task definition is still in ACTIVE status. Please deregister the target and try again.";
                response.Failures.Add(new Failure { Arn = found?.Arn ?? call.Arn("ecs", "task-definition/" + EcsArns.LastPart(reference)), Reason = reason });
                continue;
            }

            found.Model.Status = TaskDefinitionStatus.DELETE_IN_PROGRESS;
            found.Model.DeleteRequestedAt = call.NowUtc;
            core.Timeline.Schedule(call.Now + core.Options.Delays.InactiveServiceKept, _ => Forget(region, found));
            response.TaskDefinitions.Add(found.Model);
        }

        return response;
    }

    public ListTaskDefinitionsResponse List(ListTaskDefinitionsRequest request, CallContext call)
    {
        var status = request.Status ?? TaskDefinitionStatus.ACTIVE;
        var all = regions[call].Families.Values
            .Where(f => request.FamilyPrefix is null || f.Name == request.FamilyPrefix)
            .SelectMany(f => f.Revisions.Values)
            .Where(r => r.Model.Status == status)
            .ToList();
        if (request.Sort == SortOrder.DESC)
        {
            all.Reverse();
        }

        var page = EcsPages.Cut(all.Select((r, i) => KeyValuePair.Create(Paging.Key(i), r)), request.NextToken, request.MaxResults);
        return new ListTaskDefinitionsResponse { TaskDefinitionArns = [.. page.Items.Select(r => r.Value.Arn)], NextToken = page.Next };
    }

    public ListTaskDefinitionFamiliesResponse ListFamilies(ListTaskDefinitionFamiliesRequest request, CallContext call)
    {
        var status = request.Status ?? TaskDefinitionFamilyStatus.ALL;
        var all = regions[call].Families
            .Where(f => f.Key.StartsWith(request.FamilyPrefix ?? "", StringComparison.Ordinal))
            .Where(f => status == TaskDefinitionFamilyStatus.ALL || status == TaskDefinitionFamilyStatus.ACTIVE == (f.Value.LatestActive is not null));
        var page = EcsPages.Cut(all, request.NextToken, request.MaxResults);
        return new ListTaskDefinitionFamiliesResponse { Families = [.. page.Items.Select(f => f.Key)], NextToken = page.Next };
    }

    private static HeldTaskDefinition Find(EcsRegion region, string reference) =>
        TaskDefinitionTable.Find(region, reference) ?? throw new ClientException("Unable to describe task definition.");

    private static void Forget(EcsRegion region, HeldTaskDefinition revision)
    {
        var used = region.Clusters.Values.Any(c => c.Services.Values.Any(s => s.Uses(revision)) || c.Tasks.Values.Any(t => t.Definition == revision && !t.Stopped));
        if (!used)
        {
            region.Families[revision.Model.Family].Revisions.Remove(revision.Model.Revision!.Value);
        }
    }
}
