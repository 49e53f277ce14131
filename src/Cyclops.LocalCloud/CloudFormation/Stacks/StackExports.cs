namespace Cyclops.LocalCloud.CloudFormation.Stacks;

/// <summary>Exports of a region: unique names, and kept while another stack imports them.</summary>
internal sealed class StackExports(RegionalState<StackRegion> regions)
{
    /// <exception cref="Amazon.Runtime.AmazonServiceException">ValidationError: nobody exports the name.</exception>
    public string Value(StackState importer, string name) =>
        Living(importer).SelectMany(s => s.Outputs).FirstOrDefault(o => o.ExportName == name)?.OutputValue
        ?? throw AwsErrors.Validation($"No export named {name} found. Rollback requested by user.");

    /// <summary>What keeps a stack from being deleted, or null.</summary>
    public string? UseOf(StackState stack) =>
        (from output in stack.Outputs
         where output.ExportName is not null
         from other in Living(stack)
         where other != stack && other.Imports.Contains(output.ExportName)
         select $"Export {output.ExportName} cannot be deleted as it is in use by {other.Name}").FirstOrDefault();

    /// <summary>The complaint about an export that another stack has already, or null.</summary>
    public string? Clash(StackState stack) =>
        (from output in stack.Outputs
         where output.ExportName is not null
         from other in Living(stack)
         where other != stack && other.Outputs.Exists(o => o.ExportName == output.ExportName)
         select $"Export with name {output.ExportName} is already exported by stack {other.Name}.").FirstOrDefault();

    private IEnumerable<StackState> Living(StackState stack) => regions.Of(stack.Account, stack.Region).Living;
}
