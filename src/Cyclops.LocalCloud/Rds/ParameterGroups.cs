using Amazon.RDS.Model;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Rds;

/// <summary>DB parameter groups. Each family has a default group that is always there and cannot be changed.</summary>
internal sealed class ParameterGroups(LocalCore core, RegionalState<RdsRegion> regions)
{
    private const string DefaultPrefix = "default.";
    private const int MostParameters = 20;

    /// <summary>The group of an instance: the named one, which must fit the version, or the default of the version's family.</summary>
    public string Of(string? name, string version, CallContext call)
    {
        var family = PostgresVersions.Family(version);
        if (name is null || name == DefaultPrefix + family)
        {
            return DefaultPrefix + family;
        }

        var group = regions[call].ParameterGroup(name);
        return group.Family == family
            ? group.Name
            : throw RdsErrors.Combination($"The Parameter Group {group.Name} with DBParameterGroupFamily {group.Family} can't be used for this instance. Please use a Parameter Group with DBParameterGroupFamily {family}");
    }

    public static bool IsDefault(string name) => name.StartsWith(DefaultPrefix, StringComparison.Ordinal);

    public BagResponse Create(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var name = RdsNames.New("DBParameterGroupName", request.Text("DBParameterGroupName")!, RdsNames.LongestOther);
        var family = request.Text("DBParameterGroupFamily")!;
        var tags = RdsTags.New(request.Values.GetValueOrDefault("Tags") as List<Tag>, core.Options.Quotas.TagsPerResource);
        if (!PostgresVersions.IsFamily(family))
        {
            throw RdsErrors.Value($"ParameterGroupFamily {family} is not a valid parameter group family");
        }

        var group = new HeldParameterGroup(name, family, request.Text("Description")!, call.Arn("rds", "pg:" + name));
        if (!region.ParameterGroups.TryAdd(name, group))
        {
            throw AwsErrors.Sender("DBParameterGroupAlreadyExists", $"Parameter group {name} already exists");
        }

        group.Tags.Set(tags);
        return new BagResponse { Values = new() { ["DBParameterGroup"] = Answer(group) } };
    }

    public BagResponse Modify(BagRequest request, CallContext call)
    {
        var group = Own(request, call);
        var parameters = request.Values["Parameters"] as List<Bag> ?? [];
        if (parameters.Count > MostParameters)
        {
            throw RdsErrors.Value($"At most {MostParameters} parameters can be modified in one request.");
        }

        foreach (var parameter in parameters)
        {
            group.Parameters[Text(parameter, "ParameterName")] = Text(parameter, "ParameterValue");
        }

        return new BagResponse { Values = new() { ["DBParameterGroupName"] = group.Name } };
    }

    /// <summary>Gives parameters their defaults again: the named ones or all.</summary>
    public BagResponse Reset(BagRequest request, CallContext call)
    {
        var group = Own(request, call);
        if (request.Values.GetValueOrDefault("Parameters") is List<Bag> { Count: > 0 } parameters)
        {
            parameters.ForEach(p => group.Parameters.Remove(Text(p, "ParameterName")));
        }
        else
        {
            group.Parameters.Clear();
        }

        return new BagResponse { Values = new() { ["DBParameterGroupName"] = group.Name } };
    }

    public BagResponse Describe(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var found = request.Text("DBParameterGroupName") is { } name ? [region.ParameterGroup(name)] : region.ParameterGroups.Values.AsEnumerable();
        var page = RdsNames.Cut(found, g => g.Name, request.Text("Marker"), request.Values.GetValueOrDefault("MaxRecords") as int?);
        return new BagResponse { Values = new() { ["DBParameterGroups"] = page.Items.ConvertAll(Answer), ["Marker"] = page.Next } };
    }

    public BagResponse Delete(BagRequest request, CallContext call)
    {
        var region = regions[call];
        var group = Own(request, call);
        if (region.Instances.Values.Any(i => i.ParameterGroup == group.Name))
        {
            throw AwsErrors.Sender("InvalidDBParameterGroupState", $"One or more database instances are still members of this parameter group {group.Name}, so the group cannot be deleted");
        }

        region.ParameterGroups.Remove(group.Name);
        return new BagResponse();
    }

    private HeldParameterGroup Own(BagRequest request, CallContext call)
    {
        var name = request.Text("DBParameterGroupName")!;
        return IsDefault(name) ? throw RdsErrors.Value($"The parameter group {name} is a default one and cannot be changed.") : regions[call].ParameterGroup(name);
    }

    private static string Text(Bag parameter, string member) =>
        parameter.Values.GetValueOrDefault(member) as string ?? throw RdsErrors.Value($"The parameter {member} must be provided and must not be blank.");

    private static Bag Answer(HeldParameterGroup group) => new()
    {
        Values = new(StringComparer.Ordinal)
        {
            ["DBParameterGroupName"] = group.Name,
            ["DBParameterGroupFamily"] = group.Family,
            ["Description"] = group.Description,
            ["DBParameterGroupArn"] = group.Arn,
        },
    };
}
