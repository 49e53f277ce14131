using System.Collections;
using Cyclops.Aws.Wire;
using Cyclops.LocalCloud.Protocol;

namespace Cyclops.LocalCloud.Authorization;

/// <summary>What a call asks for, by the names of the service's model, for the tables that say what it must be allowed to do.</summary>
/// <param name="prefix">The service as IAM calls it: <c>elasticloadbalancing</c>.</param>
/// <param name="tagsOf">Tags of a resource by its ARN; null when nothing is there.</param>
internal sealed class CallInput(DecodedCall decoded, CallContext call, string prefix, Func<string, IReadOnlyDictionary<string, string>?> tagsOf)
{
    private const string TagKeys = "TagKeys";

    public string Operation => decoded.Operation.Name;

    public CallContext Call => call;

    /// <summary>The typed request.</summary>
    public object? Request => decoded.Input;

    /// <summary>The tags in the request; null when it has none.</summary>
    public IReadOnlyDictionary<string, string>? RequestTags { get; } = decoded.Operation.Shape.Input is { } shape && decoded.Input is { } input ? RequestTagReader.Read(shape, input) : null;

    /// <summary>Tags of a resource by its ARN.</summary>
    public IReadOnlyDictionary<string, string>? TagsOf(string arn) => tagsOf(arn);

    /// <summary>The request itself, for what is deeper in it; null when it is another one.</summary>
    public T? Whole<T>()
        where T : class => decoded.Input as T;

    /// <summary>A member that is one value, by its name in any case; null when it is not given.</summary>
    public string? Text(string member) => Value(member) is { Shape: ScalarShape or EnumShape } found ? found.Value.ToString() : null;

    /// <summary>A member that is a list of values; empty when it is not given.</summary>
    public IReadOnlyList<string> Texts(string member) =>
        Value(member) is { Shape: ListShape { Element: ScalarShape or EnumShape } } found ? [.. ((IList)found.Value).Cast<object>().Select(v => v.ToString()!)] : [];

    /// <summary>The members that are given, as values.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Values)> All()
    {
        var members = decoded.Operation.Shape.Input?.Members ?? [];
        return members.Select(m => (m.Name, Values: Text(m.Name) is { } one ? [one] : Texts(m.Name))).Where(m => m.Values.Count > 0);
    }

    /// <summary>The ARN of something in the region and account of the call.</summary>
    public string Arn(string service, string resource) => call.Arn(service, resource);

    /// <summary>The action of the call's own name at a resource that is there, or may be.</summary>
    public RequiredAction On(string resource) => At(Operation, resource) with { ResourceTags = resource == "*" ? null : () => tagsOf(resource) };

    /// <summary>The same at each of several resources.</summary>
    public IEnumerable<RequiredAction> OnEach(IEnumerable<string> resources) => resources.Select(On);

    /// <summary>The action of the call's own name at a resource that is being made: it has no tags yet.</summary>
    public RequiredAction OnNew(string resource) => At(Operation, resource);

    /// <summary>Another action at a resource.</summary>
    public RequiredAction At(string action, string resource) => new($"{prefix}:{action}", resource)
    {
        RequestTags = RequestTags,
        UntaggedKeys = Texts(TagKeys),
        RequestedRegion = call.Region,
    };

    /// <summary>The tagging action that a creation with tags takes beside its own.</summary>
    public IEnumerable<RequiredAction> Tagging(string action, string resource) => RequestTags is { Count: > 0 } ? [At(action, resource)] : [];

    /// <summary>The same of a service that says by a condition key which creation it is.</summary>
    public IEnumerable<RequiredAction> NamedTagging(string action, string resource) =>
        Tagging(action, resource).Select(t => t.With($"{prefix}:CreateAction", Operation));

    /// <summary><c>iam:PassRole</c> for roles that the request names, by ARN or name.</summary>
    public IEnumerable<RequiredAction> Passing(string service, params IEnumerable<string?> roles) =>
        from role in roles.Where(r => !string.IsNullOrEmpty(r)).Distinct()
        select new RequiredAction("iam:PassRole", role.StartsWith("arn:", StringComparison.Ordinal) ? role : $"arn:aws:iam::{call.Account}:role/{role}") { RequestedRegion = call.Region }
            .With("iam:PassedToService", [service]);

    private (object Value, Shape Shape)? Value(string member)
    {
        if (decoded.Operation.Shape.Input is not { } shape || decoded.Input is null)
        {
            return null;
        }

        var index = Array.FindIndex(shape.Members, m => m.Name.Equals(member, StringComparison.OrdinalIgnoreCase));
        return index >= 0 && shape.Get(decoded.Input, index) is { } value ? (value, shape.Members[index].Shape) : null;
    }
}
