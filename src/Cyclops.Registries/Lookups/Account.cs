namespace Cyclops.Registries.Lookups;

/// <summary>Whom a registry counts requests of.</summary>
internal sealed record Account(string Registry, RegistryCredentials? Credentials);
