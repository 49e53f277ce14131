using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>A PostgreSQL server of an environment: one that is made, or an existing one.</summary>
internal static class DatabaseFields
{
    // Source: RDS API, CreateDBInstance, AllocatedStorage of RDS for PostgreSQL on gp3.
    private const int LeastStorage = 20;
    private const int MostStorage = 65_536;

    public static readonly Field<string> Class = Field<string>.WithDefault(
        "class",
        new TextKind("an RDS instance class", "db.t4g.medium")
        {
            Pattern = "db\\.[a-z][a-z0-9-]*\\.[a-z0-9-]+",
            MaxLength = 32,
            HintFor = text => text.StartsWith("db.", StringComparison.Ordinal) ? null : "classes begin with db., for example db.t4g.medium",
        },
        "db.t4g.medium",
        "RDS instance class.");

    public static readonly Field<string> Version = Field<string>.WithDefault(
        "version",
        new TextKind("a PostgreSQL version from 13 to 18: 16 or 16.4", "16")
        {
            Pattern = "1[3-8](\\.[0-9]{1,2})?",
            MaxLength = 16,
            TakesAnyScalar = true,
        },
        "16",
        "PostgreSQL version: a major one (AWS chooses the minor one and keeps it current), or a full one.");

    public static readonly Field<int> Storage = Field<int>.WithDefault(
        "storage", new IntegerKind(LeastStorage, MostStorage, "GiB"), "50", "GiB. Can be raised later, never lowered.");

    public static readonly Field<int> MaxStorage = Field<int>.WithDefault(
        "maxStorage",
        new IntegerKind(LeastStorage * 11 / 10, MostStorage, "GiB"),
        "200",
        "GiB that storage may grow to by itself, at least a tenth above `storage`; `null`: it does not grow.");

    public static readonly Field<int> Iops = Field<int>.Optional(
        "iops",
        new IntegerKind(12_000, 64_000),
        "what the storage has by itself: 3,000, from 400 GiB 12,000",
        "Provisioned I/O operations a second; needs `storage` of 400 GiB.");

    public static readonly Field<bool> MultiAz = Field<bool>.WithDefault(
        "multiAz", SharedKinds.Flag, "false", "Whether a standby is kept in another zone.");

    public static readonly Field<int> BackupDays = Field<int>.WithDefault(
        "backupDays", new IntegerKind(1, 35, "days"), "7", "Days that backups are kept.");

    public static readonly Field<bool> DeletionProtection = Field<bool>.WithDefault(
        "deletionProtection", SharedKinds.Flag, "true", "Whether RDS refuses to delete it.");

    public static readonly ObjectKind ManagedKind = new(
        "ManagedDatabase",
        "An RDS instance. Its master password is made and kept by RDS in Secrets Manager.",
        Class,
        Version,
        Storage,
        MaxStorage,
        Iops,
        MultiAz,
        BackupDays,
        DeletionProtection)
    {
        Synonyms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["instanceClass"] = "class",
            ["instanceType"] = "class",
            ["size"] = "class",
            ["allocatedStorage"] = "storage",
            ["maxAllocatedStorage"] = "maxStorage",
            ["backupRetention"] = "backupDays",
            ["engineVersion"] = "version",
        },
    };

    public static readonly Field<string> Host = Field<string>.Required("host", SharedKinds.ServerName, "Its host name.");

    public static readonly Field<int> Port = Field<int>.WithDefault("port", SharedKinds.Port, "5432", "Its TCP port.");

    public static readonly Field<string> SecretArn = Field<string>.Required(
        "secretArn",
        new TextKind("the ARN of a Secrets Manager secret", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:postgres-AbCdEf")
        {
            Pattern = "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+",
            MaxLength = 600,
            IsSensitive = true,
            HintFor = _ => "put username and password of the administrator into Secrets Manager and write the secret's ARN here",
        },
        "Secrets Manager secret with `username` and `password` of its administrator.");

    public static readonly ObjectKind ExistingKind = new("ExistingDatabase", "A server that is there already.", Host, Port, SecretArn);

    public static readonly Field<YamlMapping> Managed = Field<YamlMapping>.Optional(
        "managed", ManagedKind, "this one, with its defaults", "An RDS instance.");

    public static readonly Field<YamlMapping> Existing = Field<YamlMapping>.Optional(
        "existing", ExistingKind, "none", "A server that is there already.");

    public static readonly ObjectKind Kind = new("Database", "A PostgreSQL server; apps have databases on it. `{}` is a managed one.", Managed, Existing)
    {
        IsUnion = true,
        MayBeEmpty = true,
        Planned = ["connectionBudgetPercent"],
    };
}
