using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>A DB instance. Its master password is not kept: nothing here would ask for it.</summary>
internal sealed class HeldInstance(DBInstance model, Endpoint endpoint)
{
    public const string Available = "available";
    public const string Creating = "creating";
    public const string Modifying = "modifying";
    public const string BackingUp = "backing-up";
    public const string Deleting = "deleting";

    public DBInstance Model => model;

    public string Id => model.DBInstanceIdentifier;

    public string Arn => model.DBInstanceArn;

    /// <summary>Shown by the model from the time the instance is available.</summary>
    public Endpoint Endpoint => endpoint;

    public TagSet Tags { get; } = new();

    public string ParameterGroup => model.DBParameterGroups[0].DBParameterGroupName;

    /// <summary>Counts changes of status: what was to end an earlier one is then void.</summary>
    public int Turn { get; set; }

    /// <summary>When the storage can be changed again.</summary>
    public DateTimeOffset StorageSettled { get; set; }

    /// <summary>Whether a maintenance window is awaited that will apply what is pending.</summary>
    public bool AwaitsWindow { get; set; }

    /// <summary>Where the instance and its standby have their network interfaces.</summary>
    public IEnumerable<string> SubnetIds => model.DBSubnetGroup.Subnets
        .Where(s => s.SubnetAvailabilityZone.Name == model.AvailabilityZone || s.SubnetAvailabilityZone.Name == model.SecondaryAvailabilityZone)
        .Select(s => s.SubnetIdentifier);

    public DBInstance Describe()
    {
        model.TagList = RdsTags.Answer(Tags);
        return model;
    }
}
