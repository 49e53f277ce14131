using Cyclops.Testing;

namespace Cyclops.Simulation.Sources;

/// <summary>One way in which a config repository goes bad. While it stands, nothing may be deleted.</summary>
/// <param name="Name">Unique, in kebab case.</param>
/// <param name="Fault">Its row in the reliability tables: a fault (F) or, where no row is, a threat (H).</param>
/// <param name="Corrupt">Makes it happen to a remote that holds a <see cref="GoodRepository"/>.</param>
internal sealed record BadSource(string Name, string Fault, Action<TestRepository> Corrupt)
{
    /// <summary>The reason where the manifests were read and hold errors.</summary>
    public const string ManifestErrors = nameof(ManifestErrors);

    /// <summary>Puts it right as its owner would: the branch then has the good manifests and comes after every head that was accepted.</summary>
    public Action<TestRepository> Mend { get; init; } = Mending.OnTop;

    /// <summary>
    /// Why its head is not followed in full: the reason of a hold, or <see cref="ManifestErrors"/>. Null when it is
    /// followed without an error, so that only warrant and budget stand between it and a deletion.
    /// </summary>
    public string? ExpectedReason { get; init; }

    /// <summary>Whether not even the fetch succeeds; <see cref="Mend"/> restores that, too.</summary>
    public bool BreaksFetch { get; init; }

    public override string ToString() => Name;
}
