using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl;

/// <summary>What commands get from outside.</summary>
/// <param name="Console">Where they read and write.</param>
/// <param name="Time">The only clock.</param>
/// <param name="CurrentFolder">Absolute path that relative ones begin from.</param>
internal sealed record CtlContext(CtlConsole Console, TimeProvider Time, string CurrentFolder);
