namespace Cyclops.Model.Manifests;

/// <summary>How HTTPS is served.</summary>
public enum TlsMode
{
    /// <summary>Not at all: plain HTTP.</summary>
    None,

    /// <summary>By an ACM certificate for the domain and all names in it, made and validated in the environment's zone.</summary>
    Managed,

    /// <summary>By an ACM certificate that is there already.</summary>
    Existing,
}
