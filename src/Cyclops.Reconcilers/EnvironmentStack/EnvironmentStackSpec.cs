using Cyclops.Model;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>The CloudFormation stack of an environment.</summary>
/// <param name="StackName">Its name.</param>
/// <param name="Network">What tells the network from another: it cannot be changed in place.</param>
/// <param name="Domain">The hosted zone's domain: it cannot be changed in place.</param>
/// <param name="Capacity"><c>ec2</c> or <c>fargate</c>: it cannot be changed while services run on it.</param>
/// <param name="Ingress">How the load balancer is reached: its scheme cannot be changed in place, and rules stay at their listener.</param>
/// <param name="Template">The template as fields, <c>Resources.Cluster.Properties.ClusterName</c>.</param>
/// <param name="TemplateHash">Hash of the template.</param>
/// <param name="Tags">The platform's: CloudFormation puts them on every resource of the stack.</param>
public sealed record EnvironmentStackSpec(
    string StackName,
    string Network,
    string Domain,
    string Capacity,
    string Ingress,
    EquatableMap<string> Template,
    string TemplateHash,
    EquatableMap<string> Tags,
    Model.Manifests.EnvironmentManifest Environment);
