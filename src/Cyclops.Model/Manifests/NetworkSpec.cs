namespace Cyclops.Model.Manifests;

/// <summary>The network of an environment: one that Cyclops makes, or an existing one.</summary>
public abstract record NetworkSpec
{
    private NetworkSpec()
    {
    }

    /// <summary>A VPC of its own.</summary>
    /// <param name="Cidr">IPv4 range, /16 to /20. Default <c>10.40.0.0/16</c>.</param>
    /// <param name="Zones">Availability zones, 2 to 3. Default 2 (a load balancer needs two).</param>
    /// <param name="Nat">How private subnets reach the Internet. Default <see cref="NatMode.Single"/>.</param>
    public sealed record Managed(string Cidr, int Zones, NatMode Nat) : NetworkSpec;

    /// <summary>A VPC that is there already.</summary>
    /// <param name="VpcId"><c>vpc-…</c>.</param>
    /// <param name="PublicSubnets">For the load balancers; two zones at least.</param>
    /// <param name="PrivateSubnets">For instances and tasks; empty: the public ones.</param>
    public sealed record Existing(string VpcId, EquatableList<string> PublicSubnets, EquatableList<string> PrivateSubnets)
        : NetworkSpec;
}
