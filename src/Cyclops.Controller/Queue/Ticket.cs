using Cyclops.Model;

namespace Cyclops.Controller.Queue;

/// <summary>A key whose turn it is.</summary>
/// <param name="Key">The app or environment.</param>
/// <param name="ReadyAt">When it was due: what was observed before does not answer it.</param>
internal readonly record struct Ticket(ObjectKey Key, TimeSpan ReadyAt);
