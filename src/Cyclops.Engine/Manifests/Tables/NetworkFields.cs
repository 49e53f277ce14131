using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The network of an environment: one that is made, or an existing one.</summary>
internal static class NetworkFields
{
    private static readonly TextKind SubnetId = new("a subnet id", "subnet-0a1b2c3d") { Pattern = "subnet-[0-9a-f]{8,17}", MaxLength = 32 };

    public static readonly Field<string> Cidr = Field<string>.WithDefault(
        "cidr",
        new TextKind("an IPv4 range of size /16 to /20", "10.40.0.0/16") { MaxLength = 18, Rule = Fields.Cidr.Check },
        "10.40.0.0/16",
        "IPv4 range of the VPC, /16 to /20. Cannot be changed later.");

    public static readonly Field<int> Zones = Field<int>.WithDefault(
        "zones", new IntegerKind(2, 3), "2", "Availability zones; a load balancer needs two.");

    public static readonly Field<NatMode> Nat = Field<NatMode>.WithDefault(
        "nat",
        new ChoiceKind<NatMode>(("single", NatMode.Single), ("none", NatMode.None), ("perZone", NatMode.PerZone)),
        "single",
        "NAT gateways: one for all zones, none (instances are in public subnets), or one in each zone.");

    public static readonly ObjectKind ManagedKind = new("ManagedNetwork", "A VPC of its own.", Cidr, Zones, Nat);

    public static readonly Field<string> VpcId = Field<string>.Required(
        "vpcId", new TextKind("a VPC id", "vpc-0a1b2c3d") { Pattern = "vpc-[0-9a-f]{8,17}", MaxLength = 32 }, "Id of the VPC.");

    public static readonly Field<EquatableList<string>> PublicSubnets = Field<EquatableList<string>>.Required(
        "publicSubnets",
        new ListKind<string>("subnet ids", SubnetId, min: 2, max: 10) { ExampleText = "[subnet-0a1b2c3d, subnet-0a1b2c3e]" },
        "Subnets for load balancers, in two zones at least.");

    public static readonly Field<EquatableList<string>> PrivateSubnets = Field<EquatableList<string>>.WithDefault(
        "privateSubnets", new ListKind<string>("subnet ids", SubnetId, max: 10), "[]", "Subnets for instances and tasks; none: the public ones.");

    public static readonly ObjectKind ExistingKind = new("ExistingNetwork", "A VPC that is there already.", VpcId, PublicSubnets, PrivateSubnets);

    public static readonly Field<YamlMapping> Managed = Field<YamlMapping>.Optional(
        "managed", ManagedKind, "this one, with its defaults", "A VPC of its own.");

    public static readonly Field<YamlMapping> Existing = Field<YamlMapping>.Optional(
        "existing", ExistingKind, "none", "A VPC that is there already.");

    public static readonly ObjectKind Kind = new("Network", "Where an environment runs.", Managed, Existing) { IsUnion = true };
}
