using Amazon.RDS.Model;

namespace Cyclops.LocalCloud.Rds;

/// <summary>Statuses of instances on the clock.</summary>
internal sealed class InstanceLife(LocalCore core)
{
    /// <summary>Shows a status now and does what ends it later, unless another change of status has come in between.</summary>
    public void Pass(HeldInstance instance, string status, TimeSpan takes, DateTimeOffset now, Action<DateTimeOffset> end)
    {
        instance.Model.DBInstanceStatus = status;
        var turn = ++instance.Turn;
        core.Timeline.Schedule(now + takes, at =>
        {
            if (instance.Turn == turn)
            {
                end(at);
            }
        });
    }

    /// <summary>Lets an instance come up, from nothing or from a snapshot.</summary>
    public void Start(RdsRegion region, HeldInstance instance, DateTimeOffset now) =>
        Pass(instance, HeldInstance.Creating, core.Options.Delays.DatabaseStart, now, at =>
        {
            var model = instance.Model;
            model.InstanceCreateTime = at.UtcDateTime;
            model.Endpoint = instance.Endpoint;
            if (model.BackupRetentionPeriod > 0)
            {
                model.LatestRestorableTime = at.UtcDateTime;
            }

            MakeAvailable(instance);
            RdsEvents.Add(region, instance, at, "creation", "DB instance created");
        });

    public static void MakeAvailable(HeldInstance instance)
    {
        instance.Model.DBInstanceStatus = HeldInstance.Available;
        if (instance.Model.MasterUserSecret is { } secret)
        {
            secret.SecretStatus = "active";
        }
    }

    /// <exception cref="InvalidDBInstanceStateException">Something else is going on with the instance.</exception>
    public static void CheckAvailable(HeldInstance instance)
    {
        if (instance.Model.DBInstanceStatus != HeldInstance.Available)
        {
            throw new InvalidDBInstanceStateException($"Instance {instance.Id} is not in available state (it is {instance.Model.DBInstanceStatus}).");
        }
    }
}
