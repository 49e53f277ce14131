namespace Cyclops.Registries.Lookups;

/// <summary>What is asked, and by whom: what one may see, another may not.</summary>
internal sealed record Lookup(ImageReference Image, RegistryCredentials? Credentials);
