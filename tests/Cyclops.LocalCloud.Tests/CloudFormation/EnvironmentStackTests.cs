using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Cyclops.LocalCloud.Tests.Support;

namespace Cyclops.LocalCloud.Tests.CloudFormation;

public sealed class EnvironmentStackTests
{
    internal const string Body = """
        {
          "Parameters": {"Image": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", "Default": "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"}},
          "Resources": {
            "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
            "A": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24", "AvailabilityZone": {"Fn::Sub": "${AWS::Region}a"}}},
            "B": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.1.0/24", "AvailabilityZone": {"Fn::Sub": "${AWS::Region}b"}}},
            "Gateway": {"Type": "AWS::EC2::InternetGateway"},
            "Attachment": {"Type": "AWS::EC2::VPCGatewayAttachment", "Properties": {"VpcId": {"Ref": "Vpc"}, "InternetGatewayId": {"Ref": "Gateway"}}},
            "Group": {"Type": "AWS::EC2::SecurityGroup", "Properties": {"GroupDescription": "d", "VpcId": {"Ref": "Vpc"}}},
            "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}, "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"]}},
            "Profile": {"Type": "AWS::IAM::InstanceProfile", "Properties": {"Roles": [{"Ref": "Role"}]}},
            "Cluster": {"Type": "AWS::ECS::Cluster", "Properties": {"ClusterName": "staging"}},
            "Template": {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateData": {"ImageId": {"Ref": "Image"}, "InstanceType": "t3.small", "IamInstanceProfile": {"Arn": {"Fn::GetAtt": ["Profile", "Arn"]}}, "SecurityGroupIds": [{"Ref": "Group"}], "UserData": {"Fn::Base64": {"Fn::Sub": "ECS_CLUSTER=${Cluster}"}}}}},
            "Instances": {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {"MinSize": "1", "MaxSize": "3", "VPCZoneIdentifier": [{"Ref": "A"}, {"Ref": "B"}], "LaunchTemplate": {"LaunchTemplateId": {"Ref": "Template"}, "Version": {"Fn::GetAtt": ["Template", "LatestVersionNumber"]}}}},
            "Provider": {"Type": "AWS::ECS::CapacityProvider", "Properties": {"AutoScalingGroupProvider": {"AutoScalingGroupArn": {"Ref": "Instances"}, "ManagedScaling": {"Status": "ENABLED", "TargetCapacity": 70}, "ManagedTerminationProtection": "DISABLED"}}},
            "Capacity": {"Type": "AWS::ECS::ClusterCapacityProviderAssociations", "Properties": {"Cluster": {"Ref": "Cluster"}, "CapacityProviders": [{"Ref": "Provider"}], "DefaultCapacityProviderStrategy": [{"CapacityProvider": {"Ref": "Provider"}, "Weight": 1}]}},
            "Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "DependsOn": "Attachment", "Properties": {"Subnets": [{"Ref": "A"}, {"Ref": "B"}], "SecurityGroups": [{"Ref": "Group"}], "LoadBalancerAttributes": [{"Key": "idle_timeout.timeout_seconds", "Value": "30"}]}},
            "Listener": {"Type": "AWS::ElasticLoadBalancingV2::Listener", "Properties": {"LoadBalancerArn": {"Ref": "Balancer"}, "Port": 80, "Protocol": "HTTP", "DefaultActions": [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]}},
            "Zone": {"Type": "AWS::Route53::HostedZone", "Properties": {"Name": "staging.example.com"}},
            "Logs": {"Type": "AWS::Logs::LogGroup", "Properties": {"RetentionInDays": 30}}
          },
          "Outputs": {
            "Balancer": {"Value": {"Fn::GetAtt": ["Balancer", "DNSName"]}},
            "Listener": {"Value": {"Ref": "Listener"}},
            "Role": {"Value": {"Fn::GetAtt": ["Role", "Arn"]}}
          }
        }
        """;

    private readonly CloudUnderTest _cloud = new();

    [Fact]
    public async Task A_whole_environment_is_made_and_goes_without_leftovers()
    {
        var id = (await Create("CAPABILITY_IAM")).StackId;
        var stack = await Describe(id);
        Assert.Equal(StackStatus.CREATE_COMPLETE, stack.StackStatus);
        Assert.Equal("arn:aws:elasticloadbalancing", stack.Outputs.Single(o => o.OutputKey == "Listener").OutputValue[..28]);
        await _cloud.CloudFormation.DeleteStackAsync(new DeleteStackRequest { StackName = id });
        stack = await Describe(id);
        Assert.Equal("", stack.StackStatusReason ?? "");
        Assert.Equal(StackStatus.DELETE_COMPLETE, stack.StackStatus);
    }

    [Fact]
    public async Task Roles_need_a_capability() =>
        await Assert.ThrowsAsync<InsufficientCapabilitiesException>(() => Create("CAPABILITY_AUTO_EXPAND"));

    private Task<CreateStackResponse> Create(string capability) =>
        _cloud.CloudFormation.CreateStackAsync(new CreateStackRequest { StackName = "env", TemplateBody = Body, Capabilities = [capability], Tags = [new Tag { Key = "cyclops:environment", Value = "staging" }] });

    private async Task<Stack> Describe(string id) =>
        (await _cloud.CloudFormation.DescribeStacksAsync(new DescribeStacksRequest { StackName = id })).Stacks.Single();
}
