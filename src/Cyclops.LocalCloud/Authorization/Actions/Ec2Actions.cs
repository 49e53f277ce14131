namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>Amazon EC2: descriptions know no resources, creations one that is not there yet, the rest what they name by id.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html</remarks>
internal static class Ec2Actions
{
    /// <summary>Kinds by the prefix of their ids, as ARNs name them.</summary>
    private static readonly (string Prefix, string Kind)[] Kinds =
    [
        ("vpc-", "vpc"), ("subnet-", "subnet"), ("igw-", "internet-gateway"), ("rtb-", "route-table"), ("sg-", "security-group"), ("sgr-", "security-group-rule"),
        ("nat-", "natgateway"), ("eipalloc-", "elastic-ip"), ("lt-", "launch-template"), ("i-", "instance"), ("eni-", "network-interface"), ("ami-", "image"),
    ];

    public static IEnumerable<RequiredAction> Of(CallInput c)
    {
        if (c.Operation.StartsWith("Describe", StringComparison.Ordinal) || c.Operation.StartsWith("Get", StringComparison.Ordinal))
        {
            return [c.On("*")];
        }

        var named = c.All().SelectMany(m => m.Values).Select(v => ArnOf(c, v)).OfType<string>().ToList();
        var made = Made(c);
        if (made is null)
        {
            return named.Count == 0 ? [c.On("*")] : c.OnEach(named);
        }

        var arn = c.Arn("ec2", made + "/*");
        return [c.OnNew(arn), .. c.OnEach(named), .. c.NamedTagging("CreateTags", arn)];
    }

    private static string? ArnOf(CallInput c, string value) =>
        Array.Find(Kinds, k => value.StartsWith(k.Prefix, StringComparison.Ordinal)) is { Kind: { } kind } ? c.Arn("ec2", $"{kind}/{value}") : null;

    private static string? Made(CallInput c) => c.Operation switch
    {
        "CreateVpc" => "vpc",
        "CreateSubnet" => "subnet",
        "CreateInternetGateway" => "internet-gateway",
        "CreateRouteTable" => "route-table",
        "CreateSecurityGroup" => "security-group",
        "CreateNatGateway" => "natgateway",
        "AllocateAddress" => "elastic-ip",
        "CreateLaunchTemplate" => "launch-template",
        _ => null,
    };
}
