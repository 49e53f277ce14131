namespace Cyclops.LocalCloud.DataPlane;

/// <summary>What the data plane needs of Route 53.</summary>
public interface IDnsTable
{
    /// <summary>The targets of the alias (A) or CNAME records that answer for a name, wildcards considered, weight 0 left out; without trailing dots.</summary>
    /// <returns>Empty when no record answers.</returns>
    IReadOnlyList<DnsTarget> Resolve(string name);
}
