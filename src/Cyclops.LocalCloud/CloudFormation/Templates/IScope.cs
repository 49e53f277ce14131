using System.Text.Json.Nodes;

namespace Cyclops.LocalCloud.CloudFormation.Templates;

/// <summary>What names mean while a template is resolved.</summary>
internal interface IScope
{
    Template Template { get; }

    /// <summary>The value of a parameter, a pseudo parameter or a resource; null when there is none.</summary>
    JsonNode? Ref(string name);

    /// <summary>An attribute of a resource.</summary>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">The type has no such attribute.</exception>
    JsonNode? Attribute(string resource, string name);

    /// <summary>The value of another stack's export.</summary>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">There is no such export.</exception>
    string Import(string name);

    IReadOnlyList<string> Zones(string region);

    /// <summary>The value of a public SSM parameter, by its path.</summary>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">There is no such parameter.</exception>
    string Ssm(string path);
}
