using System.Text.Json;
using Amazon.CloudFormation.Internal;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.CloudFormation.Operations;
using Cyclops.LocalCloud.CloudFormation.Stacks;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Protocol;
using Cyclops.LocalCloud.S3;

namespace Cyclops.LocalCloud.CloudFormation;

/// <summary>CloudFormation: stacks and change sets over the other services of this cloud.</summary>
internal sealed class CloudFormationService : ILocalService
{
    private readonly RegionalState<StackRegion> _regions = new(() => new StackRegion());
    private readonly ResourceWork _work;
    private readonly StackOperations _stacks;
    private readonly StackQueries _queries;
    private readonly ChangeSetOperations _changeSets;
    private readonly ProtectionOperations _protection;
    private readonly RecoveryOperations _recovery;
    private readonly DriftOperations _drift;

    public CloudFormationService(LocalCore core, FaultPlan faults, BucketTable buckets, UnservedServices unserved)
    {
        var journal = new StackJournal(core);
        var exports = new StackExports(_regions);
        var inputs = new StackInputs(core, new TemplateUrls(buckets));
        _work = new ResourceWork(core, faults, unserved);
        var runner = new StackRunner(core, journal, _work, exports);
        var cleanup = new UpdateCleanup(journal, runner);
        var remover = new StackRemover(journal, runner, exports);
        var creator = new StackCreator(core, journal, runner, remover);
        var rollback = new UpdateRollback(journal, _work, runner, cleanup);
        var updater = new StackUpdater(journal, _work, runner, remover, rollback, cleanup);
        _stacks = new StackOperations(core, _regions, inputs, exports, creator, remover, updater);
        _queries = new StackQueries(_regions, inputs);
        _changeSets = new ChangeSetOperations(core, _regions, inputs, new ChangeSetWork(exports, faults), _stacks, creator, updater);
        _protection = new ProtectionOperations(_stacks);
        _recovery = new RecoveryOperations(_stacks, updater, rollback);
        _drift = new DriftOperations(_regions, _stacks, new DriftDetector(core, _work));
    }

    public string Name => "cloudformation";

    /// <summary>All stacks of all regions, deleted ones included.</summary>
    internal RegionalState<StackRegion> Regions => _regions;

    /// <summary>The stacks of the call's region that are not deleted.</summary>
    public IEnumerable<StackState> Living(CallContext call) => _regions[call].Living;

    public void Register(OperationTable operations)
    {
        _work.Operations = operations;
        operations
            .Add(Name, CloudFormationSchema.Operations)
            .On<CreateStackRequest, CreateStackResponse>(CloudFormationSchema.CreateStack, _stacks.CreateStack)
            .On<UpdateStackRequest, UpdateStackResponse>(CloudFormationSchema.UpdateStack, _stacks.UpdateStack)
            .On<DeleteStackRequest, DeleteStackResponse>(CloudFormationSchema.DeleteStack, _stacks.DeleteStack)
            .On<UpdateTerminationProtectionRequest, UpdateTerminationProtectionResponse>(CloudFormationSchema.UpdateTerminationProtection, _protection.UpdateTerminationProtection)
            .On<SetStackPolicyRequest, SetStackPolicyResponse>(CloudFormationSchema.SetStackPolicy, _protection.SetStackPolicy)
            .On<GetStackPolicyRequest, GetStackPolicyResponse>(CloudFormationSchema.GetStackPolicy, _protection.GetStackPolicy)
            .On<CancelUpdateStackRequest, CancelUpdateStackResponse>(CloudFormationSchema.CancelUpdateStack, _recovery.CancelUpdateStack)
            .On<RollbackStackRequest, RollbackStackResponse>(CloudFormationSchema.RollbackStack, _recovery.RollbackStack)
            .On<ContinueUpdateRollbackRequest, ContinueUpdateRollbackResponse>(CloudFormationSchema.ContinueUpdateRollback, _recovery.ContinueUpdateRollback)
            .On<DetectStackDriftRequest, DetectStackDriftResponse>(CloudFormationSchema.DetectStackDrift, _drift.DetectStackDrift)
            .On<DescribeStackDriftDetectionStatusRequest, DescribeStackDriftDetectionStatusResponse>(CloudFormationSchema.DescribeStackDriftDetectionStatus, _drift.DescribeStackDriftDetectionStatus)
            .On<DescribeStackResourceDriftsRequest, DescribeStackResourceDriftsResponse>(CloudFormationSchema.DescribeStackResourceDrifts, _drift.DescribeStackResourceDrifts)
            .On<DescribeStacksRequest, DescribeStacksResponse>(CloudFormationSchema.DescribeStacks, _queries.DescribeStacks)
            .On<ListStacksRequest, ListStacksResponse>(CloudFormationSchema.ListStacks, _queries.ListStacks)
            .On<DescribeStackEventsRequest, DescribeStackEventsResponse>(CloudFormationSchema.DescribeStackEvents, _queries.DescribeStackEvents)
            .On<DescribeStackResourcesRequest, DescribeStackResourcesResponse>(CloudFormationSchema.DescribeStackResources, _queries.DescribeStackResources)
            .On<DescribeStackResourceRequest, DescribeStackResourceResponse>(CloudFormationSchema.DescribeStackResource, _queries.DescribeStackResource)
            .On<ListStackResourcesRequest, ListStackResourcesResponse>(CloudFormationSchema.ListStackResources, _queries.ListStackResources)
            .On<GetTemplateRequest, GetTemplateResponse>(CloudFormationSchema.GetTemplate, _queries.GetTemplate)
            .On<GetTemplateSummaryRequest, GetTemplateSummaryResponse>(CloudFormationSchema.GetTemplateSummary, _queries.GetTemplateSummary)
            .On<ListExportsRequest, ListExportsResponse>(CloudFormationSchema.ListExports, _queries.ListExports)
            .On<ValidateTemplateRequest, ValidateTemplateResponse>(CloudFormationSchema.ValidateTemplate, _queries.ValidateTemplate)
            .On<CreateChangeSetRequest, CreateChangeSetResponse>(CloudFormationSchema.CreateChangeSet, _changeSets.CreateChangeSet)
            .On<DescribeChangeSetRequest, DescribeChangeSetResponse>(CloudFormationSchema.DescribeChangeSet, _changeSets.DescribeChangeSet)
            .On<ExecuteChangeSetRequest, ExecuteChangeSetResponse>(CloudFormationSchema.ExecuteChangeSet, _changeSets.ExecuteChangeSet)
            .On<DeleteChangeSetRequest, DeleteChangeSetResponse>(CloudFormationSchema.DeleteChangeSet, _changeSets.DeleteChangeSet)
            .On<ListChangeSetsRequest, ListChangeSetsResponse>(CloudFormationSchema.ListChangeSets, _changeSets.ListChangeSets);
    }

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (region, stacks) in _regions.All)
        {
            json.WriteStartObject(region);
            foreach (var stack in stacks.All)
            {
                json.WriteStartObject(stack.Id);
                json.WriteString("status", stack.Status.Value);
                json.WriteString("reason", stack.StatusReason);
                foreach (var resource in stack.Resources.Values)
                {
                    json.WriteString(resource.LogicalId, $"{resource.Type} {resource.PhysicalId} {resource.Status}");
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Reset() => _regions.Clear();
}
