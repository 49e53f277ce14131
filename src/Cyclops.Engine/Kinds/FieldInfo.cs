using Cyclops.Model.Plans;

namespace Cyclops.Engine.Kinds;

/// <summary>One row of a kind's table, for documentation and tests.</summary>
/// <param name="Name">The field as plans name it.</param>
/// <param name="Mode">What a change costs.</param>
/// <param name="IsSecret">Whether its values are never shown.</param>
public sealed record FieldInfo(string Name, ChangeMode Mode, bool IsSecret);
