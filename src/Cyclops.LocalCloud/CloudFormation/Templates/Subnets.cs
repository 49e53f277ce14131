using System.Text.Json.Nodes;
using Cyclops.LocalCloud.Ec2;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>The function Fn::Cidr.</summary>
internal static class Subnets
{
    /// <param name="bits">The host bits of each subnet: 8 gives /24.</param>
    public static JsonArray Cut(string range, int count, int bits)
    {
        var whole = Cidr.Parse(range) ?? throw AwsErrors.Validation($"Template error: Fn::Cidr cannot read '{range}'");
        var size = 1L << bits;
        return size * count <= whole.Size
            ? new JsonArray([.. Enumerable.Range(0, count).Select(i => JsonValue.Create($"{whole.At(i * size)}/{32 - bits}"))])
            : throw AwsErrors.Validation($"Template error: Fn::Cidr cannot cut {count} ranges of {bits} bits out of {range}");
    }
}
