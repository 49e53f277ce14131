namespace Cyclops.Model.Manifests;

/// <summary>CloudWatch alarms of an environment, with a notification topic.</summary>
/// <param name="Notify">Mail addresses that are told. Default none: the topic is there for others to subscribe.</param>
/// <param name="Http5xxPercent">Share of requests answered with 5xx that is too much. Default 5.</param>
/// <param name="MemoryPercent">Share of the cluster's reserved memory that is too much. Default 90.</param>
/// <param name="StoragePercent">Share of a database's free storage that is too little. Default 10.</param>
/// <param name="ConnectionPercent">Share of a database's connections in use that is too much. Default 80.</param>
/// <param name="CertificateDays">Days before a certificate's end. Default 21.</param>
public sealed record AlarmsSpec(
    EquatableList<string> Notify,
    int Http5xxPercent,
    int MemoryPercent,
    int StoragePercent,
    int ConnectionPercent,
    int CertificateDays);
