using Amazon.EC2;
using Amazon.EC2.Model;
using Cyclops.Aws.Calls;

namespace Cyclops.Aws.Ec2;

/// <summary>Amazon EC2 in our records.</summary>
public sealed class Ec2Gateway(AwsClients clients, AwsCalls calls)
{
    /// <summary>Names of the region's availability zones that can be used, in order; local and wavelength zones left out.</summary>
    public async Task<IReadOnlyList<string>> ListZonesAsync(CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(
            CallFamily.Ec2,
            "ec2:DescribeAvailabilityZones",
            clients.Region,
            ct => clients.Ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest(), ct),
            cancellationToken);
        return
        [
            .. (answer.AvailabilityZones ?? [])
                .Where(z => z.State == AvailabilityZoneState.Available && z.ZoneType is null or "availability-zone")
                .Select(z => z.ZoneName)
                .Order(StringComparer.Ordinal),
        ];
    }
}
