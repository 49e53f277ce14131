using System.Globalization;

namespace Cyclops.Aws.Ecs;

/// <summary>Reads ARNs like <c>arn:aws:ecs:eu-west-1:123456789012:task-definition/family:3</c>.</summary>
public static class EcsTaskDefinitionArn
{
    /// <summary>The family; the text itself when it is no such ARN.</summary>
    public static string FamilyOf(string arn)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        var colon = name.LastIndexOf(':');
        return colon < 0 ? name : name[..colon];
    }

    /// <summary>The revision; 0 when it has none.</summary>
    public static int RevisionOf(string arn) =>
        int.TryParse(arn[(arn.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0;
}
