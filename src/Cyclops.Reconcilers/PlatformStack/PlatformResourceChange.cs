namespace Cyclops.Reconcilers.PlatformStack;

/// <summary>A resource of the platform's stack that is not as wanted.</summary>
/// <param name="Sign"><c>+</c> is made, <c>~</c> is changed, <c>-</c> is removed.</param>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="Type"><c>AWS::S3::Bucket</c>.</param>
public sealed record PlatformResourceChange(char Sign, string LogicalId, string Type);
