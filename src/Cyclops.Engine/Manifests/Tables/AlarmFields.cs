using Cyclops.Engine.Manifests.Fields;
using Cyclops.Model;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>Alarms of an environment.</summary>
internal static class AlarmFields
{
    private static readonly IntegerKind Percent = new(1, 100, "percent");

    public static readonly Field<EquatableList<string>> Notify = Field<EquatableList<string>>.WithDefault(
        "notify",
        new ListKind<string>(
            "mail addresses",
            SharedKinds.MailAddress,
            max: 20),
        "[]",
        "Mail addresses that are told; each must confirm once. None: the topic is there for others to subscribe.");

    public static readonly Field<int> Http5xxPercent = Field<int>.WithDefault(
        "http5xxPercent", Percent, "5", "Share of requests answered with 5xx that is too much.");

    public static readonly Field<int> MemoryPercent = Field<int>.WithDefault(
        "memoryPercent", Percent, "90", "Share of the cluster's reserved memory that is too much.");

    public static readonly Field<int> StoragePercent = Field<int>.WithDefault(
        "storagePercent", Percent, "10", "Share of a database's free storage that is too little.");

    public static readonly Field<int> ConnectionPercent = Field<int>.WithDefault(
        "connectionPercent", Percent, "80", "Share of a database's connections in use that is too much.");

    public static readonly Field<int> CertificateDays = Field<int>.WithDefault(
        "certificateDays", new IntegerKind(1, 365, "days"), "21", "Days before a certificate's end.");

    public static readonly ObjectKind Kind = new(
        "Alarms",
        "CloudWatch alarms, with a notification topic. `{}` has them all.",
        Notify,
        Http5xxPercent,
        MemoryPercent,
        StoragePercent,
        ConnectionPercent,
        CertificateDays);
}
