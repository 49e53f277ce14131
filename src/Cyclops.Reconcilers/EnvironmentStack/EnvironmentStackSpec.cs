using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>One of the CloudFormation stacks of an environment.</summary>
/// <param name="StackName">Its name.</param>
/// <param name="Identity">What cannot be changed in place; null: not this stack's.</param>
/// <param name="Template">The template as fields, <c>Resources.Cluster.Properties.ClusterName</c>.</param>
/// <param name="TemplateHash">Hash of the template.</param>
/// <param name="Parameters">What it takes from other stacks, or from the manifest.</param>
/// <param name="Tags">The platform's: CloudFormation puts them on every resource of the stack.</param>
/// <param name="Why">Why it is there, for a plan that makes it; null: nothing to say.</param>
/// <param name="Body">The template's text without what says where it was applied from.</param>
/// <param name="Environment">The manifest.</param>
public sealed record EnvironmentStackSpec(
    string StackName,
    StackIdentity Identity,
    EquatableMap<string> Template,
    string TemplateHash,
    EquatableMap<Input> Parameters,
    EquatableMap<string> Tags,
    string? Why,
    string Body,
    EnvironmentManifest Environment);
