namespace Cyclops.Aws.Permissions;

/// <summary>The IAM policies that Cyclops needs, no wider than what it calls.</summary>
public static class CyclopsPolicies
{
    /// <summary>The policy of the controller, and of <c>cyclops-ctl apply</c>.</summary>
    /// <returns>Several documents where one would be longer than AWS takes.</returns>
    public static IReadOnlyList<PolicyText> Controller(PolicyScope scope) => PolicyWriter.Write(Grants(g => g.Level != AccessLevel.Operate), scope, LevelOf);

    /// <summary>The policy of <c>cyclops-ctl diff</c>: it changes nothing.</summary>
    /// <inheritdoc cref="Controller"/>
    public static IReadOnlyList<PolicyText> Diff(PolicyScope scope) => PolicyWriter.Write(Grants(g => g.Level == AccessLevel.Read), scope, LevelOf);

    /// <summary>The policy of people on call: what <c>diff</c>, <c>verify</c>, <c>logs</c> and <c>describe</c> read; it changes nothing.</summary>
    /// <inheritdoc cref="Controller"/>
    public static IReadOnlyList<PolicyText> Operator(PolicyScope scope) => PolicyWriter.Write(Grants(g => g.Level is AccessLevel.Read or AccessLevel.Operate), scope, LevelOf);

    /// <summary>The policies of the role that CloudFormation makes the stacks with.</summary>
    /// <inheritdoc cref="Controller"/>
    public static IReadOnlyList<PolicyText> Stacks(PolicyScope scope) => PolicyWriter.Write(StackPermissions.Grants(scope), scope, ServiceOf);

    private static IEnumerable<PermissionGrant> Grants(Func<PermissionGrant, bool> which) =>
        PermissionTable.All.SelectMany(o => o.Grants).Where(which);

    private static string LevelOf(PermissionGrant grant) => grant.Level == AccessLevel.Write ? "Write" : "Read";

    private static string ServiceOf(PermissionGrant grant)
    {
        var service = grant.Action.Split(':')[0];
        return char.ToUpperInvariant(service[0]) + service[1..];
    }
}
