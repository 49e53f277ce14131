using Cyclops.Model.Plans;

namespace Cyclops.Reconcilers.TaskDefinition;

/// <summary>
/// Why the image of a container differs. Which digest its tag had when it was applied last nobody wrote down but the task definition
/// itself, so the manifests' own texts are compared.
/// </summary>
internal static class ImageCauses
{
    private const string Prefix = "containers.";
    private const string Suffix = $".{ContainerFields.Image}";

    /// <summary>A change with its cause; a change of anything else as it is.</summary>
    public static FieldChange Told(FieldChange change, TaskDefinitionSpec spec, TaskDefinitionSpec? lastApplied)
    {
        if (NameOf(change) is not { } name
            || change is not { Wanted: not null, Live: { } live }
            || !spec.Images.TryGetValue(name, out var image)
            || spec.Containers.FirstOrDefault(c => c.Name == name) is not { } container)
        {
            return change;
        }

        var isLookedUp = image.From is not null;
        if (lastApplied?.Containers.FirstOrDefault(c => c.Name == name) is not { } last)
        {
            return isLookedUp && IsOf(live, container.Image) ? change with { Cause = ChangeCause.TagMoved } : change;
        }

        var wasLookedUp = lastApplied.Images[name].From is not null;
        var isAsBefore = container.Image == last.Image && isLookedUp == wasLookedUp;
        var cause = (isAsBefore, wasLookedUp && IsOf(live, last.Image)) switch
        {
            (true, true) => ChangeCause.TagMoved,
            (false, true) => ChangeCause.Manifest,

            // It was applied before tags were looked up.
            _ when live == last.Image => ChangeCause.Manifest,
            (true, false) => ChangeCause.Drift,
            (false, false) => ChangeCause.ManifestAndDrift,
        };
        return change with { Cause = cause, LastApplied = last.Image };
    }

    private static bool IsOf(string reference, string image) => reference.StartsWith($"{image}@", StringComparison.Ordinal);

    private static string? NameOf(FieldChange change) =>
        change.Path.StartsWith(Prefix, StringComparison.Ordinal) && change.Path.EndsWith(Suffix, StringComparison.Ordinal) && change.Path.Length > Prefix.Length + Suffix.Length
            ? change.Path[Prefix.Length..^Suffix.Length]
            : null;
}
