using System.Globalization;
using Cyclops.Aws.CloudFormation;
using Cyclops.Model;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>Drift that AWS makes by itself, as its services are meant to work: nobody has to undo it, and nobody is told.</summary>
internal static class ExpectedDrift
{
    /// <summary>A resource without such differences; null when it has no others.</summary>
    public static StackResourceDrift? Without(StackResourceDrift drift)
    {
        if (drift.IsDeleted || drift.Differences.Count == 0)
        {
            return drift;
        }

        var others = drift.Differences.Where(d => !IsByAws(drift.Type, d)).ToEquatableList();
        return others.Count == 0 ? null : drift with { Differences = others };
    }

    private static bool IsByAws(string type, PropertyDrift difference) => type switch
    {
        // ECS marks the groups that it scales. Source: Amazon ECS Developer Guide, "Amazon ECS capacity providers for EC2 workloads".
        "AWS::AutoScaling::AutoScalingGroup" => difference is { Expected: null, Actual: { } tag } && tag.Contains("AmazonECSManaged", StringComparison.Ordinal),

        // RDS takes minor versions by itself, and more storage. Source: Amazon RDS User Guide, "Upgrading a DB instance engine version"
        // and "Managing capacity automatically with Amazon RDS storage autoscaling".
        "AWS::RDS::DBInstance" => difference switch
        {
            { Path: "/EngineVersion", Expected: { } wanted, Actual: { } actual } => actual.StartsWith($"{wanted}.", StringComparison.Ordinal),
            { Path: "/AllocatedStorage", Expected: { } wanted, Actual: { } actual } => Number(actual) > Number(wanted),
            _ => false,
        },
        _ => false,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
