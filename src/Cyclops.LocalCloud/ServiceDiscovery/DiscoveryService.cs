using System.Text.Json;
using Amazon.Runtime;
using Cyclops.LocalCloud.Network;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.ServiceDiscovery;

/// <summary>
/// AWS Cloud Map, without an API: there is no model of it, and nobody but CloudFormation calls it. Errors are those of
/// https://docs.aws.amazon.com/cloud-map/latest/api/API_Operations.html.
/// </summary>
internal sealed class DiscoveryService(LocalCore core, INetworkTable network) : ILocalService
{
    public string Name => "servicediscovery";

    /// <summary>The namespaces of all regions, by id.</summary>
    internal RegionalState<SortedDictionary<string, HeldNamespace>> Regions { get; } = new(() => new(StringComparer.Ordinal));

    /// <summary>Whether tasks are registered with a service, by its ARN; set by the cloud.</summary>
    public Func<CallContext, string, bool> HasInstances { get; set; } = (_, _) => false;

    /// <summary>Whether there is a service of an ARN.</summary>
    public bool Has(CallContext call, string arn) => Services(call).Any(s => s.Arn == arn);

    public HeldNamespace Create(string name, string vpcId, CallContext call)
    {
        if (!network.HasVpc(call, vpcId))
        {
            throw Error("InvalidInput", $"The VPC {vpcId} does not exist.");
        }

        if (Regions[call].Values.FirstOrDefault(n => n.Name == name && n.VpcId == vpcId) is { } other)
        {
            throw Error("NamespaceAlreadyExists", $"A namespace {name} exists in {vpcId} already: {other.Id}");
        }

        var id = $"ns-{core.Ids.Hex(16)}";
        var made = new HeldNamespace(id, call.Arn("servicediscovery", $"namespace/{id}"), name, vpcId);
        Regions[call].Add(id, made);
        return made;
    }

    public HeldNamespace Find(string id, CallContext call) => Regions[call].GetValueOrDefault(id) ?? throw Error("NamespaceNotFound", $"There is no namespace {id}.");

    public void Delete(string id, CallContext call)
    {
        if (Find(id, call).Services.Count > 0)
        {
            throw Error("ResourceInUse", $"Namespace {id} has services associated with it.");
        }

        Regions[call].Remove(id);
    }

    public HeldRegistry Add(string namespaceId, string name, CallContext call)
    {
        var held = Find(namespaceId, call);
        if (held.Services.Values.FirstOrDefault(s => s.Name == name) is { } other)
        {
            throw Error("ServiceAlreadyExists", $"Service {name} exists in {namespaceId} already: {other.Id}");
        }

        var id = $"srv-{core.Ids.Hex(16)}";
        var made = new HeldRegistry(id, call.Arn("servicediscovery", $"service/{id}"), name);
        held.Services.Add(id, made);
        return made;
    }

    public HeldRegistry FindService(string id, CallContext call) => Services(call).FirstOrDefault(s => s.Id == id) ?? throw Error("ServiceNotFound", $"There is no service {id}.");

    public void DeleteService(string id, CallContext call)
    {
        if (HasInstances(call, FindService(id, call).Arn))
        {
            throw Error("ResourceInUse", $"Service {id} contains registered instances.");
        }

        foreach (var held in Regions[call].Values)
        {
            held.Services.Remove(id);
        }
    }

    /// <summary>Nothing is served.</summary>
    public void Register(OperationTable operations)
    {
    }

    public void WriteState(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var held in Regions.All.SelectMany(r => r.Value.Values))
        {
            json.WriteString(held.Id, $"{held.Name} in {held.VpcId}: {string.Join(' ', held.Services.Values.Select(s => s.Name))}");
        }

        json.WriteEndObject();
    }

    public void Reset() => Regions.Clear();

    private IEnumerable<HeldRegistry> Services(CallContext call) => Regions[call].Values.SelectMany(n => n.Services.Values);

    private static AmazonServiceException Error(string code, string message) => AwsErrors.Sender(code, message);
}
