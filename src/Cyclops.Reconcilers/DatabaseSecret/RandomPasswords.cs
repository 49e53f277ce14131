using System.Security.Cryptography;
using Cyclops.Model.Secrets;

namespace Cyclops.Reconcilers.DatabaseSecret;

/// <summary>Passwords by the system's own chance: 40 of 62 characters, 238 bits.</summary>
public sealed class RandomPasswords : IPasswordSource
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private const int Length = 40;

    /// <inheritdoc/>
#pragma warning disable RS0030 // This is the door: nothing else may be where passwords come from, and tests bring their own.
    public Secret Next() => new(RandomNumberGenerator.GetString(Characters, Length));
#pragma warning restore RS0030
}
