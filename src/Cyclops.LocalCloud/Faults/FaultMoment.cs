namespace Cyclops.LocalCloud.Faults;

/// <summary>Whether the call takes effect before the fault strikes.</summary>
public enum FaultMoment
{
    Before,
    After,
}
