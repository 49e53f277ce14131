namespace Cyclops.LocalCloud.Authorization.Actions;

/// <summary>Services of which few operations matter: certificates, secrets, Auto Scaling, parameters, and whatever comes next.</summary>
internal static class OtherActions
{
    private const string Arn = "arn:";

    /// <param name="secretOf">A secret's ARN by its name or ARN; null when there is none.</param>
    public static IEnumerable<RequiredAction> OfSecrets(CallInput c, Func<string, CallContext, string?> secretOf) => c.Operation switch
    {
        "ListSecrets" => [c.On("*")],
        "CreateSecret" => [c.OnNew(c.Arn("secretsmanager", $"secret:{c.Text("Name")}")), .. c.Tagging("TagResource", c.Arn("secretsmanager", $"secret:{c.Text("Name")}"))],
        _ => [c.On(c.Text("SecretId") is { } id ? secretOf(id, c.Call) ?? (id.StartsWith(Arn, StringComparison.Ordinal) ? id : c.Arn("secretsmanager", $"secret:{id}")) : "*")],
    };

    public static IEnumerable<RequiredAction> OfCertificates(CallInput c) => c.Operation switch
    {
        "RequestCertificate" => [c.OnNew("*"), .. c.Tagging("AddTagsToCertificate", c.Arn("acm", "certificate/*"))],
        _ => [c.On(c.Text("CertificateArn") ?? "*")],
    };

    public static IEnumerable<RequiredAction> OfAutoScaling(CallInput c) => c.Operation switch
    {
        _ when c.Operation.StartsWith("Describe", StringComparison.Ordinal) => [c.On("*")],
        _ when c.Text("AutoScalingGroupName") is { } name => [c.OnNew(c.Arn("autoscaling", $"autoScalingGroup:*:autoScalingGroupName/{name}"))],
        _ => [c.OnNew("*")],
    };

    public static IEnumerable<RequiredAction> OfParameters(CallInput c) =>
        [c.OnNew(c.Text("Name") is { } name ? $"arn:aws:ssm:{c.Call.Region}:{(name.StartsWith("/aws/", StringComparison.Ordinal) ? "" : c.Call.Account)}:parameter/{name.TrimStart('/')}" : "*")];

    /// <summary>A service without a table: what a request names by its ARN.</summary>
    public static IEnumerable<RequiredAction> Of(CallInput c)
    {
        var named = c.All().SelectMany(m => m.Values).Where(v => v.StartsWith(Arn, StringComparison.Ordinal)).ToList();
        return named.Count == 0 ? [c.On("*")] : c.OnEach(named);
    }
}
