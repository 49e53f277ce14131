namespace Cyclops.LocalCloud;

/// <summary>The services of the local cloud, in the order in which they depend on each other: one property and one line each.</summary>
public sealed class LocalServices
{
    internal LocalServices(LocalCore core)
    {
        All = [];
    }

    public IReadOnlyList<ILocalService> All { get; }
}
