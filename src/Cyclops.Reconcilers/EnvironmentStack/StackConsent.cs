using System.Globalization;
using Cyclops.Model;
using Cyclops.Model.Plans;
using Cyclops.Reconcilers.EnvironmentStack.Templates;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>
/// What a stack's change may not do as the manifest stands: lose data, or go where there is no way back. Each refusal names the
/// field, the consequence and the way to consent.
/// </summary>
internal static class StackConsent
{
    private const string DatabaseProperty = StackCosts.TemplateField + ".Resources." + DatabaseTemplate.Instance + ".Properties.";
    private const string CacheProperty = StackCosts.TemplateField + ".Resources." + CacheTemplate.Group + ".Properties.";

    private const string SearchImage = StackCosts.TemplateField + ".Resources." + SearchService.Task + ".Properties.ContainerDefinitions[0].Image";

    /// <summary>Types that hold data, or that all apps stand on.</summary>
    private static readonly string[] Precious =
    [
        "AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::ECS::Cluster", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::Listener",
        "AWS::Route53::HostedZone", "AWS::RDS::DBInstance", "AWS::ElastiCache::ReplicationGroup", "AWS::EFS::FileSystem", "AWS::S3::Bucket",
    ];

    /// <summary>Why changes are not made; null when they may be.</summary>
    public static Refusal? Refuse(Resource desired, EnvironmentStackSpec spec, IReadOnlyCollection<FieldChange> changes)
    {
        var database = StackParts.DatabaseName(desired.Id.Name);
        foreach (var change in changes)
        {
            var refusal = database is not null ? OfDatabase(database, change, spec)
                : desired.Id.Name == StackParts.Cache ? OfCache(change, spec)
                : desired.Id.Name == StackParts.Search ? OfSearch(change, spec)
                : null;
            if ((refusal ?? OfLoss(desired, change, spec)) is { } why)
            {
                return why;
            }
        }

        return null;
    }

    private static Refusal? OfDatabase(string name, FieldChange change, EnvironmentStackSpec spec)
    {
        if (!change.Path.StartsWith(DatabaseProperty, StringComparison.Ordinal) || change.Live is not { } live || change.Wanted is not { } wanted)
        {
            return null;
        }

        var field = $"databases.{name}.managed";
        return change.Path[DatabaseProperty.Length..] switch
        {
            "EngineVersion" when IsOlder(wanted, live) => Impossible(
                $"{field}.version", live, wanted, "RDS does not take a database back to an older version", "restore a snapshot into a new database and move over", spec),
            "EngineVersion" => Consent(
                $"upgrade databases.{name}", $"{field}.version", live, wanted, "RDS upgrades it in place, with minutes of interruption, and there is no way back but a snapshot", spec),
            "AllocatedStorage" when IsLess(wanted, live) => Impossible(
                $"{field}.storage", live, wanted, "storage of a database cannot shrink", "dump it into a new, smaller database and move over", spec),
            _ => null,
        };
    }

    private static Refusal? OfCache(FieldChange change, EnvironmentStackSpec spec)
    {
        if (!change.Path.StartsWith(CacheProperty, StringComparison.Ordinal) || change.Live is not { } live || change.Wanted is not { } wanted)
        {
            return null;
        }

        return change.Path[CacheProperty.Length..] switch
        {
            "EngineVersion" => Consent("upgrade cache", "cache.managed.version", live, wanted, "ElastiCache replaces its nodes, with an interruption, and does not go back to an older version", spec),
            "Engine" => Consent("upgrade cache", "cache.managed.engine", live, wanted, "ElastiCache moves the data to the other engine, with an interruption, and does not go back", spec),
            _ => null,
        };
    }

    /// <summary>Which Solr an image holds its tag says, as far as anything does.</summary>
    private static Refusal? OfSearch(FieldChange change, EnvironmentStackSpec spec) =>
        change is { Path: SearchImage, Live: { } live, Wanted: { } wanted } && MajorOf(live) is { } from && MajorOf(wanted) is { } to && from != to
            ? Consent("upgrade search", "search.managed.image", live, wanted, "another Solr opens the same index; what the newer of the two has written the older one does not read, so there is no way back but a backup of the file system", spec)
            : null;

    /// <summary>A resource that would be removed or made anew, and with it what it holds.</summary>
    private static Refusal? OfLoss(Resource desired, FieldChange change, EnvironmentStackSpec spec)
    {
        if (StackCosts.LossOf(change, spec) is not { } loss || !Precious.Contains(loss.Type, StringComparer.Ordinal))
        {
            return null;
        }

        var target = StackParts.DatabaseName(desired.Id.Name) is { } name ? $"databases.{name}" : desired.Id.Name is StackParts.Cache or StackParts.Search ? desired.Id.Name : null;
        var what = $"stack {spec.StackName}: {loss.LogicalId} ({loss.Type}) would be {loss.Fate}";
        if (target is null)
        {
            return new("ReplacementRefused", $"{what}, and with it all that stands on it; put back what was changed at {spec.Environment.Position}, or make another environment and move over");
        }

        var rest = desired.Id.Name == StackParts.Search ? "the index stays in the old one, which nothing uses" : "the data stays in a snapshot only";
        return spec.Environment.Consent.Contains($"replace {target}")
            ? null
            : new("ConsentNeeded", $"{what}: an empty one takes its place, and {rest}; put the old value back, or agree with `consent: [replace {target}]` at {spec.Environment.Position}");
    }

    private static Refusal? Consent(string consent, string field, string live, string wanted, string consequence, EnvironmentStackSpec spec) =>
        spec.Environment.Consent.Contains(consent)
            ? null
            : new("ConsentNeeded", $"{field} from {live} to {wanted}: {consequence}; put {live} back, or agree with `consent: [{consent}]` at {spec.Environment.Position}");

    private static Refusal Impossible(string field, string live, string wanted, string consequence, string instead, EnvironmentStackSpec spec) =>
        new("ChangeForbidden", $"{field} from {live} to {wanted}: {consequence}; put {live} back at {spec.Environment.Position}, or {instead}");

    /// <summary>The number that an image's tag begins with: 9 of <c>solr:9.4-slim</c>; null when there is none.</summary>
    private static int? MajorOf(string image)
    {
        var name = image.Split('@')[0];
        var tag = name[(name.LastIndexOf('/') + 1)..].Split(':') is [_, var text] ? text.TrimStart('v') : "";
        return int.TryParse(tag.AsSpan(0, tag.TakeWhile(char.IsAsciiDigit).Count()), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private static bool IsLess(string wanted, string live) =>
        long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var less)
        && long.TryParse(live, NumberStyles.None, CultureInfo.InvariantCulture, out var more)
        && less < more;

    /// <summary>A version without its minor part may be any of them: AWS keeps it current.</summary>
    private static bool IsOlder(string wanted, string live)
    {
        var pairs = wanted.Split('.').Zip(live.Split('.'), (w, l) => (Wanted: Number(w), Live: Number(l)));
        var difference = pairs.Select(p => p.Wanted - p.Live).FirstOrDefault(d => d != 0);
        return difference < 0;

        static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
