namespace Cyclops.LocalCloud.Rds;

/// <summary>Which storage a PostgreSQL instance can have.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html.</remarks>
internal static class StorageRules
{
    private const int Largest = 65_536;
    private const int Striped = 400;
    private const int LargestBaseline = 12_000;

    /// <summary>Checks a storage and fills in what its type has by itself.</summary>
    /// <param name="size">GiB.</param>
    /// <param name="type">Null: <c>io1</c> where I/O operations are given, else <c>gp3</c>.</param>
    /// <param name="iops">Operations a second; null for what the type has.</param>
    /// <param name="throughput">MiB a second; null for what the type has.</param>
    public static Storage Resolve(int size, string? type, int? iops, int? throughput)
    {
        type ??= iops is null ? "gp3" : "io1";
        var smallest = type switch
        {
            "gp2" or "gp3" => 20,
            "io1" or "io2" => 100,
            "standard" => 5,
            _ => throw RdsErrors.Value($"Invalid storage type: {type}"),
        };
        if (size < smallest || size > (type == "standard" ? 3072 : Largest))
        {
            throw RdsErrors.Value($"Invalid storage size for engine name {PostgresVersions.Engine} and storage type {type}: {size}");
        }

        if (throughput is not null && type != "gp3")
        {
            throw RdsErrors.Combination($"You can't specify storage throughput for storage type {type}.");
        }

        return type switch
        {
            "gp3" => GeneralPurpose(size, iops, throughput),
            "io1" or "io2" => Provisioned(size, type, iops),
            _ when iops is not null => throw RdsErrors.Combination($"You can't specify IOPS for storage type {type}."),
            _ => new Storage(size, type, null, null),
        };
    }

    private static Storage GeneralPurpose(int size, int? iops, int? throughput)
    {
        if (size < Striped)
        {
            return iops is null && throughput is null
                ? new Storage(size, "gp3", 3000, 125)
                : throw RdsErrors.Combination($"You can't specify IOPS or storage throughput for engine {PostgresVersions.Engine} and a storage size less than {Striped}.");
        }

        if (iops is < LargestBaseline or > 64_000 || throughput is < 500 or > 4000)
        {
            throw RdsErrors.Combination($"For storage type gp3 and a storage size of {Striped} GiB or more, IOPS must be from {LargestBaseline} to 64000 and storage throughput from 500 to 4000.");
        }

        var operations = iops ?? LargestBaseline;
        return throughput > operations / 4
            ? throw RdsErrors.Combination("The ratio of storage throughput to IOPS can be at most 0.25.")
            : new Storage(size, "gp3", operations, throughput ?? 500);
    }

    private static Storage Provisioned(int size, string type, int? iops)
    {
        if (iops is not { } operations)
        {
            throw RdsErrors.Combination($"You must specify a value for Iops with storage type {type}.");
        }

        var most = Math.Min(256_000, (type == "io1" ? 50 : 1000) * (long)size);
        return operations < Math.Max(1000, size / 2) || operations > most
            ? throw RdsErrors.Combination($"The Iops to GiB ratio of {operations} to {size} is not possible with storage type {type}.")
            : new Storage(size, type, operations, null);
    }
}
