using Cyclops.Model.Secrets;
using Cyclops.Reconcilers.DatabaseSecret;

namespace Cyclops.Simulation.World.Postgres;

/// <summary>Passwords by the world's own chance.</summary>
internal sealed class SeededPasswords(Random chance) : IPasswordSource
{
    public Secret Next() => new($"p{chance.NextInt64():x16}");
}
