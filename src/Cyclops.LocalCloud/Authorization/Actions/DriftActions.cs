using Cyclops.LocalCloud.CloudFormation.Stacks;

namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>
/// What a drift detection reads with the rights of its caller, by type of resource: those that are compared here. AWS lets the
/// detection fail; here the call is refused.
/// </summary>
/// <remarks>
/// The read handlers of the types' schemas, https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html.
/// </remarks>
internal static class DriftActions
{
    private const string Any = "*";

    /// <param name="stack">Null when there is none of the name: what the call itself takes is judged all the same.</param>
    public static IEnumerable<RequiredAction> Of(CallInput c, StackState? stack)
    {
        var made = (stack?.Resources.Values.AsEnumerable() ?? []).Where(r => r.PhysicalId is not null);
        return made.SelectMany(r => Of(c, r.Type, r.PhysicalId!))
            .Prepend(("cloudformation:BatchDescribeTypeConfigurations", Any))
            .Distinct()
            .Select(read => new RequiredAction(read.Item1, read.Item2) { RequestedRegion = c.Call.Region });
    }

    private static IEnumerable<(string Action, string Resource)> Of(CallInput c, string type, string id) => type switch
    {
        "AWS::AutoScaling::AutoScalingGroup" => At(Any, "autoscaling:DescribeAutoScalingGroups"),
        "AWS::EC2::InternetGateway" => At(Any, "ec2:DescribeInternetGateways"),
        "AWS::EC2::RouteTable" => At(Any, "ec2:DescribeRouteTables"),
        "AWS::EC2::SecurityGroup" => At(Any, "ec2:DescribeSecurityGroups", "ec2:DescribeSecurityGroupRules"),
        "AWS::EC2::Subnet" => At(Any, "ec2:DescribeSubnets"),
        "AWS::EC2::VPC" => At(Any, "ec2:DescribeVpcs", "ec2:DescribeVpcAttribute"),
        "AWS::ECS::Cluster" => At(c.Arn("ecs", $"cluster/{id}"), "ecs:DescribeClusters"),
        "AWS::ElasticLoadBalancingV2::Listener" =>
            At(Any, "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeListenerAttributes", "elasticloadbalancing:DescribeTags"),
        "AWS::ElasticLoadBalancingV2::LoadBalancer" =>
            At(Any, "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancerAttributes", "elasticloadbalancing:DescribeTags"),
        "AWS::IAM::Role" => At(
            $"arn:aws:iam::{c.Call.Account}:role/{id}", "iam:GetRole", "iam:ListRolePolicies", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies"),
        "AWS::Logs::LogGroup" =>
            [.. At(c.Arn("logs", "log-group::log-stream:"), "logs:DescribeLogGroups"), .. At(c.Arn("logs", $"log-group:{id}"), "logs:ListTagsForResource")],
        "AWS::Route53::HostedZone" => [.. At($"arn:aws:route53:::hostedzone/{id}", "route53:GetHostedZone", "route53:ListTagsForResource")],
        _ => [],
    };

    private static IEnumerable<(string Action, string Resource)> At(string resource, params IEnumerable<string> actions) => actions.Select(a => (a, resource));
}
