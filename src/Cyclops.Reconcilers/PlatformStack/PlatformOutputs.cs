namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>Outputs of the platform's stack.</summary>
public static class PlatformOutputs
{
    public const string ConfigBucket = "ConfigBucket";

    /// <summary>The role that CloudFormation makes stacks with.</summary>
    public const string StackRoleArn = "StackRoleArn";

    /// <summary>The role with all the rights the controller needs.</summary>
    public const string ControllerRoleArn = "ControllerRoleArn";

    /// <summary>The role that starts the controller's task.</summary>
    public const string ExecutionRoleArn = "ExecutionRoleArn";

    public const string LogGroup = "LogGroup";

    /// <summary>Only with the controller's service.</summary>
    public const string ClusterName = "ClusterName";

    /// <summary>Only with the controller's service.</summary>
    public const string ServiceName = "ServiceName";

    /// <summary>Hash of the template without this output: equal hashes are equal templates.</summary>
    internal const string TemplateHash = "CyclopsTemplate";
}
