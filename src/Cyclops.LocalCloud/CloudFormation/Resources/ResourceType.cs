using System.Text.Json.Nodes;
using Cyclops.LocalCloud.CloudFormation.Templates;

namespace Cyclops.LocalCloud.CloudFormation.Resources;

/// <summary>How CloudFormation makes, changes and removes one type of resource: by the same calls as a person would.</summary>
internal abstract class ResourceType
{
    /// <summary>What stands for a value that is not shown, as AWS writes it.</summary>
    public const string Mask = "****";

    /// <summary>E.g. <c>AWS::EC2::VPC</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The properties that are understood, separated by spaces; any other fails the resource.</summary>
    public abstract string Properties { get; }

    /// <summary>The properties whose change makes a new resource, separated by spaces.</summary>
    public virtual string Replaces => "";

    /// <summary>Whether the stack's tags are merged into the property <c>Tags</c>.</summary>
    public virtual bool Taggable => false;

    /// <summary>Whether the stack needs an IAM capability, and by which property the resource is named.</summary>
    public virtual string? IamName => null;

    /// <summary>The properties that nobody is shown again, separated by spaces: passwords and the like.</summary>
    public virtual string Hides => "";

    /// <summary>Whether a final snapshot can be taken when it is deleted.</summary>
    public virtual bool TakesSnapshot => false;

    /// <summary>What becomes of it when the template does not say.</summary>
    public virtual RemovalPolicy DefaultDeletionPolicy => RemovalPolicy.Delete;

    /// <summary>Makes it.</summary>
    public abstract Made Create(ResourceCall call);

    /// <summary>Whether it is ready once its creation has been accepted; asked again until it is. Throws when it never will be.</summary>
    public virtual bool Settled(ResourceCall call) => true;

    /// <summary>Changes it in place. Called with the old properties in <see cref="ResourceCall.Previous"/>.</summary>
    /// <returns>The attributes as they are now; the physical id stays.</returns>
    public virtual Made Update(ResourceCall call) =>
        throw AwsErrors.Validation($"Update of resource type {Name} is not supported here");

    public abstract void Delete(ResourceCall call);

    /// <summary>What the service holds now, written as a template writes it; at least the properties that a person may change.</summary>
    /// <returns>Null when the type takes no part in drift detection.</returns>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">Not found: the resource is gone.</exception>
    public virtual JsonObject? Read(ResourceCall call) => null;

    /// <summary>Deletes it after a final snapshot; for types that <see cref="TakesSnapshot"/>.</summary>
    public virtual void DeleteWithSnapshot(ResourceCall call) =>
        throw AwsErrors.Validation($"Resource type {Name} does not support deletion policy Snapshot");

    /// <summary>Whether it is gone once its deletion has been accepted; asked again until it is.</summary>
    public virtual bool Gone(ResourceCall call) => true;

    /// <summary>Whether something is going on with it, so that a change or a deletion has to wait.</summary>
    public virtual bool Busy(ResourceCall call) => false;

    /// <summary>The values of Fn::GetAtt that are known only once it is ready.</summary>
    public virtual JsonObject Attributes(ResourceCall call) => [];

    public bool IsHidden(string property) => Contains(Hides, property);

    /// <summary>The properties as events show them.</summary>
    public JsonObject Shown(JsonObject properties)
    {
        var shown = (JsonObject)properties.DeepClone();
        foreach (var hidden in properties.Select(p => p.Key).Where(IsHidden))
        {
            shown[hidden] = Mask;
        }

        return shown;
    }

    public bool IsReplacedBy(string property) => Contains(Replaces, property);

    /// <summary>A property that the type does not know, or null.</summary>
    public string? UnknownProperty(JsonObject properties) =>
        properties.Select(p => p.Key).FirstOrDefault(k => !Contains(Properties, k));

    private static bool Contains(string words, string word) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(word, StringComparer.Ordinal);
}
