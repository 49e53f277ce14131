using System.Text.RegularExpressions;
using Amazon.RDS.Model;
using Cyclops.LocalCloud.Time;

namespace Cyclops.LocalCloud.Rds;

/// <summary>What a DB instance must look like, apart from its storage and its network.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html.</remarks>
internal static partial class InstanceRules
{
    private const int ShortestWindow = 30;
    private static readonly int[] MonitoringIntervals = [0, 1, 5, 10, 15, 30, 60];

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "all", "authorization", "current_user", "default", "group", "public", "rdsadmin", "rdsrepladmin", "rdstopmgr", "select", "session_user", "table", "user",
    };

    /// <summary>The logs of PostgreSQL that can go to CloudWatch.</summary>
    public static IReadOnlyList<string> LogTypes { get; } = ["iam-db-auth-error", "postgresql", "upgrade"];

    public static void CheckServed(CreateDBInstanceRequest request)
    {
        if (request.Engine != PostgresVersions.Engine)
        {
            throw request.Engine.StartsWith("aurora", StringComparison.Ordinal) || request.Engine is "mysql" or "mariadb" || request.Engine.Contains('-', StringComparison.Ordinal)
                ? RdsErrors.NotServed($"DB instances of the engine {PostgresVersions.Engine} only")
                : RdsErrors.Value("Invalid DB engine");
        }

        if (request.DBClusterIdentifier is not null || request.DBSecurityGroups is { Count: > 0 } || request.OptionGroupName is not null
            || request.Domain is not null || request.AdditionalStorageVolumes is { Count: > 0 })
        {
            throw RdsErrors.NotServed("neither DB clusters, DB security groups, option groups, directory domains nor further storage volumes");
        }
    }

    /// <summary>What creation and change have in common.</summary>
    public static void CheckSettings(int? retention, string? backup, string? maintenance, int? interval, string? role, int? insights)
    {
        if (retention is < 0 or > 35)
        {
            throw RdsErrors.Value($"Invalid backup retention period: {retention}. Must be between 0 and 35.");
        }

        if (backup is not null && !MaintenanceWindow.IsDaily(backup, ShortestWindow))
        {
            throw RdsErrors.Value($"The parameter PreferredBackupWindow is not valid: {backup}. It must be hh24:mi-hh24:mi and at least {ShortestWindow} minutes.");
        }

        if (maintenance is not null && !MaintenanceWindow.IsWeekly(maintenance, ShortestWindow))
        {
            throw RdsErrors.Value($"The parameter PreferredMaintenanceWindow is not valid: {maintenance}. It must be ddd:hh24:mi-ddd:hh24:mi and at least {ShortestWindow} minutes.");
        }

        if (interval is { } seconds && !MonitoringIntervals.Contains(seconds))
        {
            throw RdsErrors.Value($"Invalid monitoring interval: {seconds}. Must be one of {string.Join(", ", MonitoringIntervals)}.");
        }

        if (interval > 0 != role is not null && (interval is not null || role is not null))
        {
            throw RdsErrors.Combination("A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.");
        }

        if (insights is { } days && days != 7 && days != 731 && (days % 31 != 0 || days is < 31 or > 713))
        {
            throw RdsErrors.Value($"Invalid Performance Insights retention period: {days}.");
        }
    }

    public static void CheckClass(string given)
    {
        if (!InstanceClass().IsMatch(given))
        {
            throw RdsErrors.Value($"Invalid DB Instance class: {given}");
        }
    }

    public static void CheckPort(int? port)
    {
        if (port is < 1150 or > 65_535)
        {
            throw RdsErrors.Value($"Invalid port: {port}. Must be between 1150 and 65535.");
        }
    }

    public static void CheckLogs(List<string>? types)
    {
        if (types?.Find(t => !LogTypes.Contains(t)) is { } unknown)
        {
            throw RdsErrors.Combination($"You cannot use the log types '{unknown}' with engine {PostgresVersions.Engine}. For supported log types, see the documentation.");
        }
    }

    /// <summary>Who the master is; a restored instance has the master of its snapshot and that one's password.</summary>
    public static void CheckMaster(CreateDBInstanceRequest request, bool restored)
    {
        if (string.IsNullOrEmpty(request.MasterUsername))
        {
            throw RdsErrors.Value("The parameter MasterUsername must be provided and must not be blank.");
        }

        if (!Name().IsMatch(request.MasterUsername))
        {
            throw RdsErrors.Value("The parameter MasterUsername is not a valid identifier: it must have 1 to 63 letters, digits or underscores and begin with a letter.");
        }

        if (Reserved.Contains(request.MasterUsername))
        {
            throw RdsErrors.Value($"MasterUsername {request.MasterUsername} cannot be used as it is a reserved word used by the engine");
        }

        if (request.DBName is { } database && !Name().IsMatch(database))
        {
            throw RdsErrors.Value($"DBName must begin with a letter and contain only alphanumeric characters, at most 63: {database}");
        }

        if (request.ManageMasterUserPassword == true && request.MasterUserPassword is not null)
        {
            throw RdsErrors.Combination("You can't specify MasterUserPassword for an instance with ManageMasterUserPassword enabled.");
        }

        if (request.ManageMasterUserPassword != true && !restored)
        {
            CheckPassword(request.MasterUserPassword);
        }
    }

    public static void CheckPassword(string? password)
    {
        if (string.IsNullOrEmpty(password))
        {
            throw RdsErrors.Value("The parameter MasterUserPassword must be provided and must not be blank.");
        }

        if (password.Length is < 8 or > 128)
        {
            throw RdsErrors.Value($"The parameter MasterUserPassword is not a valid password because it is {(password.Length < 8 ? "shorter than 8" : "longer than 128")} characters.");
        }

        if (password.Any(c => c is < '!' or > '~' or '/' or '@' or '"'))
        {
            throw RdsErrors.Value("The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.");
        }
    }

    /// <summary>The limit of storage autoscaling, which must leave room; null for none.</summary>
    public static int? Ceiling(int? limit, int size) => limit switch
    {
        null => null,
        _ when limit == size => null,
        _ when limit * 10 < size * 11 => throw RdsErrors.Combination($"Invalid max storage size: {limit}. It must be at least 10% more than the storage size of {size}."),
        _ => limit,
    };

    [GeneratedRegex(@"^db\.((t3|t4g)\.(micro|small|medium|large|xlarge|2xlarge)|(m|r|x|c)[1-9][a-z]{0,4}\.(large|xlarge|[1-9][0-9]?xlarge))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InstanceClass();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,62}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
