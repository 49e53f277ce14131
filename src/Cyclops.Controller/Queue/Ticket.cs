using Cyclops.Model;

namespace Cyclops.Controller.Queue;

/// <summary>A key whose turn it is.</summary>
/// <param name="Key">The app or environment.</param>
/// <param name="NotBefore">When it was last asked for: what was observed before does not answer it.</param>
internal readonly record struct Ticket(ObjectKey Key, TimeSpan NotBefore);
