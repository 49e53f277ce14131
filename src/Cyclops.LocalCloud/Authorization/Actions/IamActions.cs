using Cyclops.LocalCloud.Iam;

namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>IAM and STS.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html and
/// .../list_awssecuritytokenservice.html
/// </remarks>
internal static class IamActions
{
    public static IEnumerable<RequiredAction> Of(CallInput c, IamState state) => c.Operation switch
    {
        "CreateRole" => [c.OnNew(Arn(c, "role", c.Text("Path"), c.Text("RoleName"))), .. c.Tagging("TagRole", Arn(c, "role", c.Text("Path"), c.Text("RoleName")))],
        "CreateUser" => [c.OnNew(Arn(c, "user", c.Text("Path"), c.Text("UserName"))), .. c.Tagging("TagUser", Arn(c, "user", c.Text("Path"), c.Text("UserName")))],
        "CreatePolicy" => [c.OnNew(Arn(c, "policy", c.Text("Path"), c.Text("PolicyName"))), .. c.Tagging("TagPolicy", Arn(c, "policy", c.Text("Path"), c.Text("PolicyName")))],
        "CreateInstanceProfile" => [c.OnNew(Arn(c, "instance-profile", c.Text("Path"), c.Text("InstanceProfileName")))],
        "CreateServiceLinkedRole" => [c.OnNew($"arn:aws:iam::{c.Call.Account}:role/aws-service-role/{c.Text("AWSServiceName")}/*").With("iam:AWSServiceName", c.Text("AWSServiceName"))],
        "AttachRolePolicy" or "DetachRolePolicy" => [Role(c, state).With("iam:PolicyARN", c.Text("PolicyArn"))],
        "AddRoleToInstanceProfile" => [Profile(c, state), .. c.Passing("ec2.amazonaws.com", RoleArn(c, state))],
        "RemoveRoleFromInstanceProfile" => [Profile(c, state)],
        "SimulatePrincipalPolicy" => [c.On(c.Text("PolicySourceArn") ?? "*")],
        _ when c.Text("InstanceProfileName") is not null => [Profile(c, state)],
        _ when c.Text("UserName") is not null => [User(c, state)],
        _ when c.Text("RoleName") is not null => [Role(c, state)],
        _ => [c.On(c.Text("PolicyArn") ?? "*")],
    };

    public static IEnumerable<RequiredAction> OfSts(CallInput c) => c.Operation == "GetCallerIdentity" ? [] : [c.On(c.Text("RoleArn") ?? "*")];

    /// <summary>Who one is may always be asked.</summary>
    public static bool IsFree(string operation) => operation == "sts:GetCallerIdentity";

    private static RequiredAction Role(CallInput c, IamState state) => c.On(RoleArn(c, state)) with
    {
        ResourceTags = () => state.Roles.GetValueOrDefault(c.Text("RoleName") ?? "")?.Tags,
    };

    private static RequiredAction User(CallInput c, IamState state)
    {
        var user = state.Users.GetValueOrDefault(c.Text("UserName") ?? "");
        return c.On(user?.User.Arn ?? Arn(c, "user", null, c.Text("UserName"))) with { ResourceTags = () => user?.Tags };
    }

    private static RequiredAction Profile(CallInput c, IamState state) =>
        c.OnNew(state.Profiles.GetValueOrDefault(c.Text("InstanceProfileName") ?? "")?.Profile.Arn ?? Arn(c, "instance-profile", null, c.Text("InstanceProfileName")));

    /// <summary>The path is part of the ARN, and only IAM knows it.</summary>
    private static string RoleArn(CallInput c, IamState state) =>
        state.Roles.GetValueOrDefault(c.Text("RoleName") ?? "")?.Role.Arn ?? Arn(c, "role", null, c.Text("RoleName"));

    private static string Arn(CallInput c, string kind, string? path, string? name) => $"arn:aws:iam::{c.Call.Account}:{kind}{path ?? "/"}{name}";
}
