using Cyclops.Engine.Applying;
using Cyclops.Engine.Kinds;
using Cyclops.Engine.Planning;

namespace Cyclops.Ctl.Workspaces;

/// <summary>One environment, observed and reviewed.</summary>
internal sealed record EnvironmentWork(string Environment, EnvironmentPlans Plans, Applier Applier, KindCatalog Kinds);
