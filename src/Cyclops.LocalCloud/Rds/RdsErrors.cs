using Amazon.Runtime;

namespace Cyclops.LocalCloud.Rds;

/// <summary>RDS's two ways of refusing what it is given, and the local cloud's own for what it does not do.</summary>
internal static class RdsErrors
{
    public static AmazonServiceException Value(string message) => AwsErrors.Sender("InvalidParameterValue", message);

    public static AmazonServiceException Combination(string message) => AwsErrors.Sender("InvalidParameterCombination", message);

    public static AmazonServiceException NotServed(string what) => AwsErrors.Receiver("NotImplemented", $"The local cloud has {what}.", 501);
}
