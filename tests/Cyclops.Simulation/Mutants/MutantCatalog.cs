using Cyclops.Simulation.Mutants.Catalog;

namespace Cyclops.Simulation.Mutants;

/// <summary>Every mutant there is.</summary>
internal static class MutantCatalog
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. ObservationMutants.All,
        .. OwnershipMutants.All,
        .. HostMutants.All,
        .. DeletionMutants.All,
        .. OrderMutants.All,
        .. CreationMutants.All,
        .. SourceMutants.All,
        .. LoopMutants.All,
        .. RolloutMutants.All,
        .. StatusMutants.All,
        .. FieldMutants.All,
        .. StackMutants.All,
        .. DriftMutants.All,
        .. DataMutants.All,
    ];
}
