using Cyclops.Model;

namespace Cyclops.Reconcilers.DnsRecord;

/// <summary>
/// How a record says whose it is: Route 53 records take no tags. Being weighted, it cannot even be made beside a simple
/// record of the same name, so a foreign one is never shadowed.
/// </summary>
internal static class SetIdentifier
{
    private const string Prefix = "cyclops";

    /// <summary>At most 128 characters. Source: Amazon Route 53 API Reference, ResourceRecordSet.</summary>
    public static string For(string platform, ObjectKey app) => $"{Prefix}/{platform}/{app.Environment}/{app.App}";

    /// <returns>Null when the record is not ours or not of this environment.</returns>
    public static ObjectKey? Read(string? identifier, string platform, string environment) =>
        identifier?.Split('/') is [Prefix, var p, var e, var app] && p == platform && e == environment && app.Length > 0
            ? new ObjectKey(environment, app)
            : null;
}
