using Cyclops.Model;
using Cyclops.Reconcilers.TaskRole;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class TaskRoleTableTests() : KindTableTests<TaskRoleSpec, TaskRoleState>(TaskRoleKind.KindName)
{
    /// <summary>Written otherwise than we write it: it is the same.</summary>
    private const string Trust =
        """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

    protected override TaskRoleState Live => new(
        new("arn", Spec.Name, Trust, new([KeyValuePair.Create(TaskRoleState.AppliedTag, Spec.PolicyHash)])),
        Spec.Policy);

    protected override IEnumerable<TableRow<TaskRoleSpec, TaskRoleState>> Rows =>
    [
        new("name", o => o with { Role = o.Role with { Name = "another" } }),
        new("trust", o => o with { Role = o.Role with { Trust = "{}" } }),
        new("policy", o => o with { Policy = "" }, o => o with { Policy = null }),
        new("policy", o => o with { Policy = Spec.Policy.Replace("s3:GetObject", "s3:*", StringComparison.Ordinal) }, o => o with { Policy = null }),
        new("applied", o => o with { Role = o.Role with { Tags = EquatableMap<string>.Empty } }),
    ];
}
