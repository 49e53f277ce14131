using Amazon.ElastiCache.Model;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.ElastiCache;

/// <summary>Cache parameter groups. Each family has a default group that is always there and cannot be changed.</summary>
internal sealed class CacheParameterGroups(LocalCore core, RegionalState<CacheRegion> regions)
{
    private const string DefaultPrefix = "default.";
    private const int MostParameters = 20;

    /// <summary>The group of a replication group: the named one, which must fit the engine, or the default of its family.</summary>
    public string Of(string? name, string engine, string version, CallContext call)
    {
        var family = CacheEngines.Family(engine, version);
        if (name is null || name == DefaultPrefix + family)
        {
            return DefaultPrefix + family;
        }

        if (name.EndsWith(".cluster.on", StringComparison.Ordinal))
        {
            throw CacheErrors.NotServed("replication groups with cluster mode disabled only");
        }

        var group = regions[call].ParameterGroup(name);
        return group.Family == family
            ? group.Name
            : throw CacheErrors.Combination($"Expected a parameter group of family {family} but found one of family {group.Family}");
    }

    public BagResponse Create(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var name = CacheNames.New("CacheParameterGroupName", request.Text("CacheParameterGroupName")!, CacheNames.LongestOther);
        var family = request.Text("CacheParameterGroupFamily")!;
        var tags = CacheTags.New(request.Values.GetValueOrDefault("Tags") as List<Tag>, core.Options.Quotas.TagsPerResource);
        if (!CacheEngines.IsFamily(family))
        {
            throw CacheErrors.Value($"CacheParameterGroupFamily {family} is not a valid parameter group family.");
        }

        var group = new HeldCacheParameterGroup(name, family, request.Text("Description")!, call.Arn("elasticache", "parametergroup:" + name));
        if (!region.ParameterGroups.TryAdd(name, group))
        {
            throw AwsErrors.Sender("CacheParameterGroupAlreadyExists", $"Parameter group {name} already exists");
        }

        group.Tags.Set(tags);
        return new BagResponse { Values = new() { ["CacheParameterGroup"] = Answer(group) } };
    }

    public BagResponse Modify(BagRequest request, CallContext call)
    {
        var group = Own(request, call);
        var parameters = request.Values["ParameterNameValues"] as List<Bag> ?? [];
        if (parameters.Count is 0 or > MostParameters)
        {
            throw CacheErrors.Value($"1 to {MostParameters} parameters can be modified in one request.");
        }

        foreach (var parameter in parameters)
        {
            group.Parameters[Text(parameter, "ParameterName")] = Text(parameter, "ParameterValue");
        }

        return new BagResponse { Values = new() { ["CacheParameterGroupName"] = group.Name } };
    }

    /// <summary>Gives parameters their defaults again: the named ones or all.</summary>
    public BagResponse Reset(BagRequest request, CallContext call)
    {
        var group = Own(request, call);
        if (request.Values.GetValueOrDefault("ParameterNameValues") is List<Bag> { Count: > 0 } parameters)
        {
            parameters.ForEach(p => group.Parameters.Remove(Text(p, "ParameterName")));
        }
        else
        {
            group.Parameters.Clear();
        }

        return new BagResponse { Values = new() { ["CacheParameterGroupName"] = group.Name } };
    }

    public BagResponse Describe(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var found = request.Text("CacheParameterGroupName") is { } name ? [region.ParameterGroup(name)] : region.ParameterGroups.Values.AsEnumerable();
        var page = CacheNames.Cut(found, g => g.Name, request.Text("Marker"), request.Values.GetValueOrDefault("MaxRecords") as int?);
        return new BagResponse { Values = new() { ["CacheParameterGroups"] = page.Items.ConvertAll(Answer), ["Marker"] = page.Next } };
    }

    public BagResponse Delete(BagRequest request, CallContext call)
    {
        var group = Own(request, call);
        var region = regions[call];
        if (region.Groups.Values.Any(g => g.ParameterGroup == group.Name))
        {
            throw AwsErrors.Sender("InvalidCacheParameterGroupState", $"One or more cache clusters are still members of this parameter group {group.Name}, so the group cannot be deleted.");
        }

        region.ParameterGroups.Remove(group.Name);
        return new BagResponse();
    }

    private HeldCacheParameterGroup Own(BagRequest request, CallContext call)
    {
        var name = request.Text("CacheParameterGroupName")!;
        return name.StartsWith(DefaultPrefix, StringComparison.Ordinal)
            ? throw CacheErrors.Value($"The parameter group {name} is a default one and cannot be changed.")
            : regions[call].ParameterGroup(name);
    }

    private static string Text(Bag parameter, string member) =>
        parameter.Values.GetValueOrDefault(member) as string ?? throw CacheErrors.Value($"The parameter {member} must be provided and must not be blank.");

    private static Bag Answer(HeldCacheParameterGroup group) => new()
    {
        Values = new(StringComparer.Ordinal)
        {
            ["CacheParameterGroupName"] = group.Name,
            ["CacheParameterGroupFamily"] = group.Family,
            ["Description"] = group.Description,
            ["ARN"] = group.Arn,
        },
    };
}
