using Amazon.RDS.Internal;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Shapes;

namespace Cyclops.LocalCloud.Rds;

/// <summary>Operations that CloudFormation's types and people need; the clients' model leaves them out, for Cyclops does not call them.</summary>
internal static class RdsShapes
{
    private static readonly BagShape Parameter =
        new("Parameter", static () => new Bag(), Text("ParameterName"), Text("ParameterValue"), Text("ApplyMethod"));

    private static readonly BagShape Group = new(
        "DBParameterGroup", static () => new Bag(), Text("DBParameterGroupName"), Text("DBParameterGroupFamily"), Text("Description"), Text("DBParameterGroupArn"));

    public static readonly OperationShape CreateDBParameterGroup = Operation(
        "CreateDBParameterGroup",
        [Required("DBParameterGroupName"), Required("DBParameterGroupFamily"), Required("Description"), new Member("Tags", Of(RDSSchema.AddTagsToResource.Input!, "Tags"))],
        [new Member("DBParameterGroup", Group)]);

    public static readonly OperationShape ModifyDBParameterGroup = Operation(
        "ModifyDBParameterGroup",
        [Required("DBParameterGroupName"), new Member("Parameters", new ListShape(static () => new List<Bag>(), Parameter, "Parameter")) { IsRequired = true }],
        [Text("DBParameterGroupName")]);

    public static readonly OperationShape ResetDBParameterGroup = Operation(
        "ResetDBParameterGroup",
        [Required("DBParameterGroupName"), new Member("ResetAllParameters", Aws.Wire.Shapes.Bool), new Member("Parameters", new ListShape(static () => new List<Bag>(), Parameter, "Parameter"))],
        [Text("DBParameterGroupName")]);

    public static readonly OperationShape DescribeDBParameterGroups = Operation(
        "DescribeDBParameterGroups",
        [Text("DBParameterGroupName"), new Member("MaxRecords", Aws.Wire.Shapes.Int), Text("Marker")],
        [Text("Marker"), new Member("DBParameterGroups", new ListShape(static () => new List<Bag>(), Group, "DBParameterGroup"))]);

    public static readonly OperationShape DeleteDBParameterGroup = Operation("DeleteDBParameterGroup", [Required("DBParameterGroupName")], []);

    public static readonly OperationShape ModifyDBSubnetGroup = Operation(
        "ModifyDBSubnetGroup",
        [Required("DBSubnetGroupName"), Text("DBSubnetGroupDescription"), new Member("SubnetIds", Of(RDSSchema.CreateDBSubnetGroup.Input!, "SubnetIds")) { IsRequired = true }],
        [new Member("DBSubnetGroup", ShapeLookup.At(RDSSchema.CreateDBSubnetGroup.Output, "DBSubnetGroup"))]);

    public static IReadOnlyList<OperationShape> All { get; } =
        [CreateDBParameterGroup, ModifyDBParameterGroup, ResetDBParameterGroup, DescribeDBParameterGroups, DeleteDBParameterGroup, ModifyDBSubnetGroup];

    private static OperationShape Operation(string name, Member[] input, Member[] output) => new(
        RDSSchema.Service,
        name,
        new BagShape(name + "Message", static () => new BagRequest(), input),
        new BagShape(name + "Result", static () => new BagResponse(), output))
    {
        ResultWrapper = output.Length == 0 ? null : name + "Result",
    };

    private static Shape Of(StructShape shape, string member) =>
        Array.Find(shape.Members, m => m.Name == member)?.Shape ?? throw new ArgumentException($"{shape.Name} has no {member}", nameof(member));

    private static Member Text(string name) => new(name, Aws.Wire.Shapes.String);

    private static Member Required(string name) => new(name, Aws.Wire.Shapes.String) { IsRequired = true };
}
