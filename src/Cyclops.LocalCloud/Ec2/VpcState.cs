using Amazon.EC2.Model;

namespace Cyclops.LocalCloud.Ec2;

/// <summary>A VPC and the two attributes that Describe does not show.</summary>
internal sealed class VpcState(Vpc vpc)
{
    public Vpc Vpc { get; } = vpc;

    public bool DnsSupport { get; set; } = true;

    public bool DnsHostnames { get; set; } = vpc.IsDefault == true;
}
