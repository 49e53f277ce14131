namespace Cyclops.Simulation.Mutants.Catalog;

/// <summary>What could not be read is taken for what is not there.</summary>
internal static class ObservationMutants
{
    private const string Pass = "src/Cyclops.Engine/Observing/ObservationPass.cs";
    private const string Planner = "src/Cyclops.Engine/Planning/Planner.cs";
    private const string Paging = "src/Cyclops.Aws/Calls/Paging.cs";
    private const string Elb = "src/Cyclops.Aws/ElasticLoadBalancing/ElbGateway.cs";
    private const string Ecs = "src/Cyclops.Aws/Ecs/EcsGateway.cs";
    private const string Route53 = "src/Cyclops.Aws/Route53/Route53Gateway.cs";
    private const string Stacks = "src/Cyclops.Reconcilers/EnvironmentStack/StackObserver.cs";
    private const string ReadFaults = "faults of reads";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new(
            "observation-failure-is-empty",
            ["S4", "S9", "S10", "S11", "S12", "S23"],
            Pass,
            "new Dictionary<ResourceId, Observation>(), new(fault.Code, fault.Message));",
            "new Dictionary<ResourceId, Observation>(), Failure: null);",
            "A kind whose listing failed counts as read in full and empty.",
            ReadFaults),
        new(
            "unknown-is-absent",
            ["S4", "S9", "S10", "S12"],
            Planner,
            "Observation.Unknown unknown => Make(Verb.Keep, [], new(unknown.Reason, unknown.Message)),",
            "Observation.Unknown => Make(Verb.Create, Describe(), resource.Hold),",
            "The planner makes anew what nobody could read.",
            ReadFaults),
        new(
            "second-page-skipped",
            ["S1", "S9", "S10", "S11", "L1"],
            Paging,
            "if (string.IsNullOrEmpty(next) ||",
            "if (pages == 0 || string.IsNullOrEmpty(next) ||",
            "A listing ends after its first page.",
            "more resources than a page holds"),
        new(
            "failed-page-is-the-last",
            ["S4", "S9", "S10", "S11", "S12", "S23"],
            Paging,
            "var (items, next) = await page(token);",
            """
            IEnumerable<T>? items;
            string? next;
            try
            {
                (items, next) = await page(token);
            }
            catch (CloudFault)
            {
                return all;
            }
            """,
            "A page that fails ends the listing as if it were the last.",
            ReadFaults),
        new(
            "only-the-first-ten-services",
            ["S9", "S12", "S23", "L1"],
            Ecs,
            "[.. found.SelectMany(s => s)",
            "[.. found.Take(1).SelectMany(s => s)",
            "Services are described ten at a time, and only the first ten are looked at.",
            "more than ten apps in an environment"),
        new(
            "services-listing-swallows-faults",
            ["S4", "S9", "S10", "S12", "S23"],
            Ecs,
            """catch (CloudFault fault) when (fault.Code == "ClusterNotFoundException")""",
            "catch (CloudFault)",
            "Any failure to list services reads as a cluster that is not there.",
            ReadFaults,
            "ecs:ListServices"),
        new(
            "rules-listing-swallows-faults",
            ["S4", "S9", "S10", "S12", "S23"],
            Elb,
            """catch (CloudFault fault) when (fault.Code == "ListenerNotFound")""",
            "catch (CloudFault)",
            "Any failure to list rules, a denied call too, reads as a listener that is not there.",
            ReadFaults,
            "elbv2:DescribeRules"),
        new(
            "records-listing-swallows-faults",
            ["S4", "S9", "S11", "S12", "S23"],
            Route53,
            """catch (CloudFault fault) when (fault.Code is "NoSuchHostedZone")""",
            "catch (CloudFault)",
            "Any failure to list records reads as an empty zone.",
            ReadFaults,
            "route53:ListResourceRecordSets"),
        new(
            "definition-read-swallows-faults",
            ["S4", "S9", "S10"],
            Ecs,
            """catch (CloudFault fault) when (fault.Code == "ClientException")""",
            "catch (CloudFault)",
            "A task definition that could not be read counts as not registered.",
            ReadFaults,
            "ecs:DescribeTaskDefinition"),
        new(
            "stack-read-swallows-faults",
            ["S4", "S9", "S12", "S23"],
            Stacks,
            "var listed = await ListAsync(request, cloudFormation, cancellationToken);",
            """
            IReadOnlyList<CloudStack> listed;
            try { listed = await ListAsync(request, cloudFormation, cancellationToken); } catch (Cyclops.Model.Outcomes.CloudFault) { listed = []; }
            """,
            "Stacks that could not be read count as not made.",
            ReadFaults,
            "cloudformation:DescribeStacks"),
    ];
}
