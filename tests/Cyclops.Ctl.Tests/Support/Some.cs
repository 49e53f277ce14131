using Cyclops.Model.Plans;

namespace Cyclops.Ctl.Tests.Support;

/// <summary>Plans made by hand.</summary>
internal static class Some
{
    public static readonly ObjectKey TelAviv = new("staging", "tel-aviv");

    public static Step Step(Verb verb, string kind, string name, params FieldChange[] changes) =>
        new(new(TelAviv, kind, name), verb, changes.ToEquatableList(), [], null, new("manifests/apps/tel-aviv/app.yaml", 1, 1));

    public static FieldChange Wants(string path, string? value) =>
        new(path, value, null, null, ChangeMode.InPlace, ChangeCause.Manifest);

    public static FieldChange Change(
        string path,
        string? live,
        string? wanted,
        ChangeMode mode = ChangeMode.InPlace,
        ChangeCause cause = ChangeCause.Manifest,
        string? last = null) => new(path, wanted, live, last, mode, cause);

    public static Plan Plan(params Step[] steps) => new(TelAviv, steps.ToEquatableList());
}
