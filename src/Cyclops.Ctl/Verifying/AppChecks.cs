using System.Globalization;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Workspaces;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Reconcilers.DnsRecord;
using Cyclops.Reconcilers.EcsService;
using Cyclops.Reconcilers.EnvironmentStack;
using Cyclops.Reconcilers.Image;
using Cyclops.Reconcilers.LoadBalancers;
using Cyclops.Reconcilers.SecretReference;

namespace Cyclops.Ctl.Verifying;

/// <summary>What a plan does not say of an app, told from what was observed for it.</summary>
/// <param name="work">Its environment.</param>
/// <param name="key">The app there.</param>
/// <param name="spec">What its manifest comes to.</param>
internal sealed class AppChecks(EnvironmentWork work, ObjectKey key, AppSpec spec)
{
    private EnvironmentManifest Environment => work.Plans.Request.Manifests.Environments[key.Environment];

    private World World => work.Plans.Request.World;

    public IEnumerable<Check> All() => [.. Unasked(), ExecutionRole(), .. Reach()];

    /// <summary>Images and secrets that are taken as the manifest writes them.</summary>
    private IEnumerable<Check> Unasked()
    {
        var containers = spec.Containers.Select(c => c.Value).Prepend(spec.Web).ToList();
        foreach (var image in containers.Select(c => c.Image).Distinct(StringComparer.Ordinal).Where(i => !work.Plans.Request.Desired.Contains(ImageKind.IdFor(key, i))))
        {
            yield return new(CheckNames.Image, CheckStatus.Ok, $"image {image}", image.Contains('@', StringComparison.Ordinal) ? "taken as written: it names its digest" : "taken as written: its registry is not asked");
        }

        foreach (var secret in containers.SelectMany(c => c.Secrets.Select(s => s.Value)).Distinct(StringComparer.Ordinal).Where(s => SecretReferenceSpec.Parse(s, []) is null))
        {
            yield return new(CheckNames.Secret, CheckStatus.Ok, $"parameter {secret}", "taken as written: ECS reads it when a task starts");
        }
    }

    private Check ExecutionRole()
    {
        const string what = "role that starts tasks";
        if (EnvironmentInputs.ExecutionRoleArn(Environment) is not { From: { } from })
        {
            return new(CheckNames.Role, CheckStatus.Ok, what, "taken as written");
        }

        return World[from.To] switch
        {
            Observation.Found found when found.Outputs.TryGetValue(from.Output, out var arn) => new(CheckNames.Role, CheckStatus.Ok, what, $"there ({arn})"),
            Observation.Found => new(CheckNames.Role, CheckStatus.Warn, what, $"stack {from.To.Name} of {key.Environment} does not give the {what} yet; its own line says how it stands"),
            Observation.Absent => new(CheckNames.Role, CheckStatus.Ok, what, $"to be made with stack {from.To.Name}"),
            Observation.Unknown unknown => new(CheckNames.Role, CheckStatus.Unknown, what, unknown.Message),
            _ => new(CheckNames.Role, CheckStatus.Fail, what, $"stack {from.To.Name} of {key.Environment} is not ours; the environment's own line says the way out"),
        };
    }

    /// <summary>How it is reached; nothing of that for an app without hosts.</summary>
    private IEnumerable<Check> Reach()
    {
        if (spec.Hosts.Count == 0)
        {
            return [];
        }

        return [.. spec.Hosts.Select(Host).OfType<Check>(), Port(), Place()];
    }

    private Check? Host(string host)
    {
        if (!DnsRecordKind.IsWithin(host, Environment.Domain))
        {
            return new(CheckNames.Hosts, CheckStatus.Warn, $"host {host}", $"{host} is not within {Environment.Domain}: its record{(Environment.LoadBalancers.Tls == TlsMode.None ? " is" : " and its certificate are")} yours to make");
        }

        return Environment.LoadBalancers.Tls == TlsMode.Managed && !CertificateNames.Cover(Environment, host)
            ? new(CheckNames.Hosts, CheckStatus.Warn, $"host {host}", $"the certificate of {key.Environment} is for {Environment.Domain} and *.{Environment.Domain}, and {host} has a label more: browsers will refuse it; name it with one label before {Environment.Domain}")
            : null;
    }

    private Check Port()
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"port {spec.Port}");
        return World[EcsServiceKind.IdFor(key)] is Observation.Found { State: Aws.Ecs.EcsService { LoadBalancers: [var live, ..] } } && live.ContainerPort != spec.Port
            ? new(CheckNames.Port, CheckStatus.Warn, what, $"the live service is reached at port {live.ContainerPort}, and the manifest says {spec.Port}: the new version has to listen there, or it never becomes healthy")
            : new(CheckNames.Port, CheckStatus.Ok, what, $"the load balancer asks {spec.HealthCheck.Path} there for {spec.HealthCheck.Codes}");
    }

    private Check Place()
    {
        var (desired, what) = (work.Plans.Request.Desired, $"rules for {Words.Count(spec.Hosts.Count, "host")}");
        return FleetQuotas.Homeless(key.Environment, desired, World).Contains(key.App!, StringComparer.Ordinal)
            ? new(CheckNames.Quota, CheckStatus.Fail, what, $"no load balancer of {key.Environment} has room for its rules, and none is to be made: rules of others fill them; raise loadBalancers.min at {Environment.Position}")
            : FleetQuotas.PlaceOf(key, desired, World) is { } number
                ? new(CheckNames.Quota, CheckStatus.Ok, what, $"on load balancer {number}")
                : new(CheckNames.Quota, CheckStatus.Ok, what, "on a load balancer that is to be made");
    }
}
