using Cyclops.Aws.ElasticLoadBalancing;

namespace Cyclops.Reconcilers.Diagnosis;

/// <summary>What AWS says of an app in an environment just now.</summary>
/// <param name="Service">Its service.</param>
/// <param name="Tasks">Those that run or are about to, newest first, then those that stopped within the last hour.</param>
/// <param name="Targets">What its load balancer says of them; none for an app without hosts.</param>
/// <param name="Log">The end of what a failing task wrote; null: none fails, or it wrote nothing.</param>
/// <param name="Unread">What could not be read, a sentence each.</param>
public sealed record AppDiagnosis(
    Aws.Ecs.EcsService Service,
    IReadOnlyList<TaskDiagnosis> Tasks,
    IReadOnlyList<ElbTargetHealth> Targets,
    FailingLog? Log,
    IReadOnlyList<string> Unread);
