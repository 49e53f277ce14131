using Cyclops.Model;

namespace Cyclops.Reconcilers.SecretReference;

/// <summary>A secret of Secrets Manager that containers of an app read.</summary>
/// <param name="Reference">As the manifest writes it: a name, or an ARN that may go on with key, stage and version.</param>
/// <param name="Secret">The name or ARN of the secret itself.</param>
/// <param name="Rest">What the manifest says of key, stage and version: <c>key</c>, <c>key:stage:</c>; empty: nothing.</param>
/// <param name="Variables">Where it is read: <c>web.API_KEY</c>.</param>
public sealed record SecretReferenceSpec(string Reference, string Secret, string Rest, EquatableList<string> Variables)
{
    /// <summary>Parts of the ARN of a secret: <c>arn:aws:secretsmanager:region:account:secret:name</c>.</summary>
    private const int ArnParts = 7;

    /// <summary>Reads a reference.</summary>
    /// <returns>Null for a parameter of SSM, by its ARN or its path: ECS takes that as it is.</returns>
    public static SecretReferenceSpec? Parse(string reference, IEnumerable<string> variables)
    {
        var read = variables.ToEquatableList();
        if (!reference.StartsWith("arn:", StringComparison.Ordinal))
        {
            return reference.StartsWith('/') ? null : new(reference, reference, "", read);
        }

        var parts = reference.Split(':');
        return parts.Length >= ArnParts && parts[2] == "secretsmanager"
            ? new(reference, string.Join(':', parts[..ArnParts]), string.Join(':', parts[ArnParts..]), read)
            : null;
    }

    /// <summary>
    /// What ECS takes: ARN, key, stage and version. Where the manifest names neither stage nor version it is the version that is current, so
    /// that another value is another task definition.
    /// </summary>
    /// <remarks>Source: Amazon ECS Developer Guide, "Pass Secrets Manager secrets through Amazon ECS environment variables".</remarks>
    public string At(string arn, string version)
    {
        var parts = Rest.Split(':');
        return parts.Skip(1).Any(p => p.Length > 0) ? $"{arn}:{Rest}" : $"{arn}:{parts[0]}::{version}";
    }
}
