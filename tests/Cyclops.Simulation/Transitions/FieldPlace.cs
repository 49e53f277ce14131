using Cyclops.Engine.Manifests.Fields;

namespace Cyclops.Simulation.Transitions;

/// <summary>A field in one of the places where it can be written.</summary>
/// <param name="Document">The kind of file, by its name in the field tables: <c>AppOverride</c>.</param>
/// <param name="File">Where it is edited.</param>
internal sealed record FieldPlace(string Document, string File, IReadOnlyList<string> Path, Field Field)
{
    public string Name => $"{Document} {string.Join('.', Path)}";

    public DesiredState Base => Path.SkipWhile(p => p != "backends").Any(p => p is "email" or "errors") ? File == DesiredState.OverrideFile ? DesiredState.WithMailAndOverride : DesiredState.WithMail
        : Path.Contains("backends") ? File == DesiredState.OverrideFile ? DesiredState.WithServerAndOverride : DesiredState.WithServer
        : File == DesiredState.OverrideFile ? DesiredState.WithOverride
        : IsBackend ? DesiredState.WithBackends
        : DesiredState.Base;

    /// <summary>Whether it is of something that apps use, and that takes AWS long to make: only such fields begin with it.</summary>
    public bool IsBackend => this is { Document: "Environment", Path: ["spec", "databases" or "cache" or "search" or "email" or "alarms" or "consent", ..] };

    public bool IsInBase => Base.File(File).Has([.. Path]);

    public Edit To(string? text) => new(File, Path, text);

    /// <summary>Another field of the same object.</summary>
    public Edit Beside(string name, string? text) => new(File, [.. Path.SkipLast(1), name], text);
}
