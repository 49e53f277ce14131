using Amazon.Scheduler;
using Amazon.Scheduler.Model;
using Cyclops.LocalCloud.Iam;

namespace Cyclops.LocalCloud.Scheduler;

/// <summary>Schedules: kept, shown, never run.</summary>
internal sealed class ScheduleOperations(RegionalState<SchedulerRegion> regions, IamService identities)
{
    private const int PageSize = 100;

    public CreateScheduleResponse Create(CreateScheduleRequest request, CallContext call)
    {
        ScheduleRules.Check(request, identities.Accounts[call]);
        var group = regions[call].Group(request.GroupName, call);
        if (group.Schedules.TryGetValue(request.Name, out var known))
        {
            return request.ClientToken is not null && known.Token == request.ClientToken
                ? new CreateScheduleResponse { ScheduleArn = known.Model.Arn }
                : throw new ConflictException($"Schedule {request.Name} already exists.");
        }

        var made = Model(request, group, call.NowUtc, call);
        group.Schedules.Add(request.Name, new(made, request.ClientToken));
        return new CreateScheduleResponse { ScheduleArn = made.Arn };
    }

    /// <summary>Replaces all of it; what is not given has its default.</summary>
    public UpdateScheduleResponse Update(UpdateScheduleRequest request, CallContext call)
    {
        var group = regions[call].Group(request.GroupName, call);
        var known = Find(group, request.Name);
        var wanted = new CreateScheduleRequest
        {
            Name = request.Name,
            GroupName = request.GroupName,
            Description = request.Description,
            ScheduleExpression = request.ScheduleExpression,
            ScheduleExpressionTimezone = request.ScheduleExpressionTimezone,
            FlexibleTimeWindow = request.FlexibleTimeWindow,
            StartDate = request.StartDate,
            EndDate = request.EndDate,
            State = request.State,
            Target = request.Target,
        };
        ScheduleRules.Check(wanted, identities.Accounts[call]);
        group.Schedules[request.Name] = known with { Model = Model(wanted, group, known.Model.CreationDate ?? call.NowUtc, call) };
        return new UpdateScheduleResponse { ScheduleArn = known.Model.Arn };
    }

    public GetScheduleResponse Get(GetScheduleRequest request, CallContext call) => Find(regions[call].Group(request.GroupName, call), request.Name).Model;

    public DeleteScheduleResponse Delete(DeleteScheduleRequest request, CallContext call)
    {
        var group = regions[call].Group(request.GroupName, call);
        _ = Find(group, request.Name);
        group.Schedules.Remove(request.Name);
        return new DeleteScheduleResponse();
    }

    public ListSchedulesResponse List(ListSchedulesRequest request, CallContext call)
    {
        var groups = request.GroupName is { } name ? [regions[call].Group(name, call)] : regions[call].Groups.Values.ToList();
        if (request.MaxResults is < 1 or > PageSize)
        {
            throw new ValidationException($"1 validation error detected: Value '{request.MaxResults}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and {PageSize}");
        }

        var all = groups.SelectMany(g => g.Schedules.Values.Select(s => s.Model))
            .Where(s => request.NamePrefix is not { } prefix || s.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(s => request.State is null || s.State == request.State)
            .Select(s => new ScheduleSummary
            {
                Arn = s.Arn,
                Name = s.Name,
                GroupName = s.GroupName,
                State = s.State,
                CreationDate = s.CreationDate,
                LastModificationDate = s.LastModificationDate,
                Target = new() { Arn = s.Target.Arn },
            });
        var page = Paging.Cut(all, s => s.Arn, request.NextToken, request.MaxResults ?? PageSize, () => new ValidationException("The NextToken is not valid."));
        return new ListSchedulesResponse { Schedules = page.Items, NextToken = page.Next };
    }

    private static HeldSchedule Find(HeldScheduleGroup group, string name) =>
        group.Schedules.GetValueOrDefault(name) ?? throw new ResourceNotFoundException($"Schedule {name} does not exist.");

    private static GetScheduleResponse Model(CreateScheduleRequest request, HeldScheduleGroup group, DateTime made, CallContext call) => new()
    {
        Arn = call.Arn("scheduler", $"schedule/{group.Name}/{request.Name}"),
        Name = request.Name,
        GroupName = group.Name,
        Description = request.Description,
        ScheduleExpression = request.ScheduleExpression,
        ScheduleExpressionTimezone = request.ScheduleExpressionTimezone ?? "UTC",
        FlexibleTimeWindow = request.FlexibleTimeWindow,
        StartDate = request.StartDate,
        EndDate = request.EndDate,
        State = request.State ?? ScheduleState.ENABLED,
        ActionAfterCompletion = ActionAfterCompletion.NONE,
        Target = Defaults(request.Target),
        CreationDate = made,
        LastModificationDate = call.NowUtc,
    };

    private static Target Defaults(Target target)
    {
        target.EcsParameters.TaskCount ??= 1;
        target.RetryPolicy ??= new() { MaximumEventAgeInSeconds = 86_400, MaximumRetryAttempts = 185 };
        return target;
    }
}
