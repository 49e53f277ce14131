using Cyclops.Model;

namespace Cyclops.Reconcilers.EnvironmentStack;

/// <summary>An output of the environment's stack while observing: the text, or what that makes of everything within.</summary>
/// <param name="Text">Null when it is not there.</param>
/// <param name="Otherwise">Absent when the environment has not been made, unknown when it could not be read.</param>
internal sealed record OutputLook(string? Text, Observation Otherwise);
