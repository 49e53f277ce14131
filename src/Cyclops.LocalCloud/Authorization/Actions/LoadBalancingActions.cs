namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>Elastic Load Balancing, the second version.</summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html</remarks>
internal static class LoadBalancingActions
{
    private const string Service = "elasticloadbalancing";
    private const string AddTags = "AddTags";

    // The narrowest first: ModifyRule is about the rule.
    private static readonly string[] Subjects = ["RuleArn", "ListenerArn", "TargetGroupArn", "LoadBalancerArn", "ResourceArn"];

    public static IEnumerable<RequiredAction> Of(CallInput c) => c.Operation switch
    {
        "CreateTargetGroup" => New(c, c.Arn(Service, $"targetgroup/{c.Text("Name")}/*")),
        "CreateLoadBalancer" => New(c, c.Arn(Service, $"loadbalancer/app/{c.Text("Name")}/*")),

        // What is made below something is judged by what it is made in.
        "CreateListener" => [c.On(Subject(c)), .. c.NamedTagging(AddTags, Subject(c).Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal) + "/*")],
        "CreateRule" => [c.On(Subject(c)), .. c.NamedTagging(AddTags, Subject(c).Replace(":listener/", ":listener-rule/", StringComparison.Ordinal) + "/*")],
        "AddTags" or "RemoveTags" => c.OnEach(c.Texts("ResourceArns")),
        "SetRulePriorities" => [c.On("*")],
        _ => [c.On(c.Operation.StartsWith("Describe", StringComparison.Ordinal) ? "*" : Subject(c))],
    };

    private static IEnumerable<RequiredAction> New(CallInput c, string arn) => [c.OnNew(arn), .. c.NamedTagging(AddTags, arn)];

    private static string Subject(CallInput c) => Subjects.Select(c.Text).FirstOrDefault(s => s is not null) ?? "*";
}
