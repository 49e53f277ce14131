using System.Globalization;
using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Checks;

/// <summary>Fields of a managed database among each other, as RDS would refuse them.</summary>
internal static class DatabaseChecks
{
    /// <summary>Source: Amazon RDS User Guide, gp3 storage: below it PostgreSQL has 3,000 I/O operations a second, and no other number.</summary>
    private const int LeastStorageForIops = 400;

    public static void Run(YamlMapping database, CheckContext context)
    {
        if (DatabaseFields.Managed.NodeIn(database) is not YamlMapping managed)
        {
            return;
        }

        context.Push(DatabaseFields.Managed.Name);
        CheckGrowth(managed, context);
        CheckIops(managed, context);
        context.Pop();
    }

    // Source: Amazon RDS User Guide, storage autoscaling: "at least 10% more than the current allocated storage".
    private static void CheckGrowth(YamlMapping managed, CheckContext context)
    {
        var (storage, most) = (DatabaseFields.Storage.Of(managed), DatabaseFields.MaxStorage.Of(managed));
        var least = ((storage * 11L) + 9) / 10;
        if (DatabaseFields.MaxStorage.IsNullIn(managed) || most >= least)
        {
            return;
        }

        var written = DatabaseFields.MaxStorage.NodeIn(managed);
        var isPossible = least <= ((IntegerKind)DatabaseFields.MaxStorage.Kind).Max;
        context.Push(written is null ? DatabaseFields.Storage.Name : DatabaseFields.MaxStorage.Name);
        context.Add(
            ErrorCodes.MaxStorageTooSmall,
            written ?? DatabaseFields.Storage.NodeIn(managed) ?? managed,
            string.Create(CultureInfo.InvariantCulture, $"Storage of {storage} GiB may grow to {most} GiB{(written is null ? ", the default of maxStorage" : "")}; RDS asks for a tenth more at least."),
            isPossible ? string.Create(CultureInfo.InvariantCulture, $"write maxStorage: {least} or more, or maxStorage: null so that it does not grow") : "write maxStorage: null, so that it does not grow");
        context.Pop();
    }

    private static void CheckIops(YamlMapping managed, CheckContext context)
    {
        var storage = DatabaseFields.Storage.Of(managed);
        if (DatabaseFields.Iops.NodeIn(managed) is not { } iops || storage >= LeastStorageForIops)
        {
            return;
        }

        context.Push(DatabaseFields.Iops.Name);
        context.Add(
            ErrorCodes.IopsNeedStorage,
            iops,
            $"Storage of {storage} GiB has 3000 I/O operations a second and takes no other number; from {LeastStorageForIops} GiB on it has 12000 or more.",
            $"raise storage to {LeastStorageForIops}, or remove iops");
        context.Pop();
    }
}
