namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>Names of the platform's own stack and of what is in it. They say what they are, so that manifests can be written before it is made.</summary>
public static class PlatformStackNames
{
    /// <summary>Value of the tag <c>cyclops:resource</c> of the stack.</summary>
    public const string Resource = "PlatformStack/platform";

    public static string Stack(string platform) => $"cyclops-{platform}-platform";

    /// <summary>At most 63 characters, and no other account's: the longest name of a platform has 16, of a region 14.</summary>
    public static string Bucket(string platform, string account, string region) => $"cyclops-{platform}-config-{account}-{region}";

    /// <summary>The role that CloudFormation makes stacks with; the policies of the controller know it by this name.</summary>
    public static string StackRole(string platform) => $"cyclops-{platform}-cloudformation";

    /// <summary>No environment begins with an underscore.</summary>
    public static string LogGroup(string platform) => $"/cyclops/{platform}/_controller";
}
