namespace Cyclops.Simulation.Faults;

/// <summary>What the controller talks to.</summary>
internal enum Edge
{
    Aws,
    Git,
    Store,
    Sql,
    Registry,
    Solr,
    Sentry,
}
