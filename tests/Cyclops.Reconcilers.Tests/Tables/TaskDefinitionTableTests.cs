using Cyclops.Aws.Ecs;
using Cyclops.Model;
using Cyclops.Reconcilers.TaskDefinition;

namespace Cyclops.Reconcilers.Tests.Tables;

public sealed class TaskDefinitionTableTests() : KindTableTests<TaskDefinitionSpec, TaskDefinitionState>(TaskDefinitionKind.KindName)
{
    protected override TaskDefinitionState Live => new(
        "acme-staging-haifa-0123456789ab",
        new EcsTaskDefinition(
            "arn",
            "acme-staging-haifa-0123456789ab",
            Revision: 1,
            "bridge",
            Cpu: null,
            Memory: null,
            "EnvironmentStack.ExecutionRoleArn",
            "TaskRole.Arn",
            IsFargate: false,
            Spec.Containers.Select(c => c with { LogGroup = "LogGroup.Name", Environment = new(c.Environment.Concat(VariablesOf(c.Name))), Secrets = SecretsOf(c.Name) }).ToEquatableList(),
            EquatableMap<string>.Empty));

    private static EquatableMap<string> SecretsOf(string container) =>
        container == "haifa"
            ? new([KeyValuePair.Create("TOKEN", "Secret.Reference"), KeyValuePair.Create("SENTRY_DSN", "ErrorProject.Dsn"), KeyValuePair.Create("SMTP_USER", "SmtpUser.User"), KeyValuePair.Create("SMTP_PASSWORD", "SmtpUser.Password")])
            : EquatableMap<string>.Empty;

    private IEnumerable<KeyValuePair<string, string>> VariablesOf(string container) =>
        Spec.Variables.GetValueOrDefault(container, EquatableMap<Input>.Empty).Select(v => KeyValuePair.Create(v.Key, v.Value.Literal!));

    protected override IEnumerable<TableRow<TaskDefinitionSpec, TaskDefinitionState>> Rows =>
    [
        Row("networkMode", d => d with { NetworkMode = "awsvpc" }),
        Row("executionRole", d => d with { ExecutionRoleArn = "another" }, d => d with { ExecutionRoleArn = null }),
        Row("taskRole", d => d with { TaskRoleArn = "another" }, d => d with { TaskRoleArn = null }),
        Row("logGroup", d => d with { Containers = d.Containers.Select(c => c with { LogGroup = "another" }).ToEquatableList() }),
        Container(c => c with { Image = "ckan/haifa:2" }),
        Container(c => c with { Cpu = 1 }),
        Container(c => c with { Memory = 1 }),
        Container(c => c with { MemoryReservation = 1 }),
        Container(c => c with { Essential = false }),
        Container(c => c with { EntryPoint = ["sh"] }),
        Container(c => c with { Command = ["serve"] }),
        Container(c => c with { Environment = new(c.Environment.Select(e => KeyValuePair.Create(e.Key, e.Key == "DEBUG" ? "no" : e.Value))) }),
        Container(c => c with { Environment = new(c.Environment.Where(e => e.Key != "DEBUG")) }),
        Container(c => c with { Secrets = new(c.Secrets.Select(s => KeyValuePair.Create(s.Key, s.Key == "TOKEN" ? "acme/other" : s.Value))) }),
        Container(c => c with { Ports = [80] }),
        Container(c => c with { DependsOn = [] }),
        Container(c => c with { Links = [] }),
    ];

    /// <summary>Sizes of the task itself are for Fargate.</summary>
    protected override IEnumerable<TableRow<TaskDefinitionSpec, TaskDefinitionState>> RowsNotWanted =>
    [
        Row("cpu", d => d with { Cpu = 512 }),
        Row("memory", d => d with { Memory = 1024 }),
    ];

    private static TableRow<TaskDefinitionSpec, TaskDefinitionState> Row(
        string field,
        Func<EcsTaskDefinition, EcsTaskDefinition> drift,
        Func<EcsTaskDefinition, EcsTaskDefinition>? forget = null) =>
        new(
            field,
            o => o with { Definition = drift(o.Definition!) },
            o => forget is null ? o with { Definition = null } : o with { Definition = forget(o.Definition!) });

    private static TableRow<TaskDefinitionSpec, TaskDefinitionState> Container(Func<EcsContainer, EcsContainer> drift) =>
        Row("containers", d => d with { Containers = d.Containers.Select(c => c.Name == "haifa" ? drift(c) : c).ToEquatableList() });
}
