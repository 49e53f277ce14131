using Cyclops.Ctl.Plans;
using Cyclops.Ctl.Tests.Support;
using Cyclops.Model.Manifests;
using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Tests.Plans;

/// <summary>Reports that show every form a line can take.</summary>
internal static class Reports
{
    private const string Manifest = "manifests/apps/tel-aviv/app.yaml";

    public static DiffReport Of(params KeyDiff[] plans) => new(
        "work tree of /src/sites",
        new CommitId("0123456789abcdef0123456789abcdef01234567"),
        IsCommitted: false,
        [new EnvironmentDiff("staging", plans.ToEquatableList(), EquatableMap<Refusal>.Empty)],
        [],
        [],
        []);

    public static DiffReport Everything()
    {
        var refused = Some.Step(Verb.Delete, "TargetGroup", "old") with
        {
            Refusal = new("NoWarrant", "staging/tel-aviv TargetGroup/old is not in the manifests and is kept: remove it by hand"),
        };
        var unknown = Some.Step(Verb.Keep, "DnsRecord", "tel-aviv.staging.example.org") with
        {
            Refusal = new("AccessDenied", "route53:ListResourceRecordSets was refused"),
        };
        return Of(
            new KeyDiff(
                Some.Plan(
                    Some.Step(Verb.Create, "LogGroup", "web", Some.Wants("retentionDays", "30"), Some.Wants("arn", "(known after apply)")),
                    Some.Step(
                        Verb.Update,
                        "TaskDefinition",
                        "web",
                        Some.Change("image", "ckan/tel-aviv:2.11.3", "ckan/tel-aviv:2.11.4", ChangeMode.Rollout),
                        Some.Change("environment.DEBUG", null, "1", ChangeMode.Rollout),
                        Some.Change("environment.OLD", "x\ny", null, ChangeMode.Rollout)),
                    Some.Step(
                        Verb.Update,
                        "EcsService",
                        "web",
                        Some.Change("desiredCount", "5", "2", cause: ChangeCause.Drift, last: "2"),
                        Some.Change("gracePeriod", "90", "60", cause: ChangeCause.ManifestAndDrift, last: "30")),
                    Some.Step(Verb.Keep, "ListenerRule", "web"),
                    unknown,
                    Some.Step(Verb.Delete, "ListenerRule", "legacy"),
                    refused),
                Manifest),
            new KeyDiff(new Plan(new("staging", "haifa"), [Some.Step(Verb.Keep, "EcsService", "web")]), "manifests/apps/haifa/app.yaml"),
            new KeyDiff(new Plan(new("staging", "gone"), [Some.Step(Verb.Delete, "EcsService", "web")]), null));
    }

    public static DiffReport WithErrors() => Everything() with
    {
        Errors = [new ManifestError("UnknownField", new("manifests/apps/eilat/app.yaml", 5, 3), "spec.replica", "unknown field \"replica\"", "did you mean \"replicas\"?")],
        FrozenApps = ["eilat"],
    };
}
