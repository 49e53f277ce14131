namespace Cyclops.Ctl.Bootstrap;

/// <summary>An environment to begin with.</summary>
/// <param name="Name">Its name: <c>staging</c>.</param>
/// <param name="Domain">Its domain: <c>staging.example.org</c>.</param>
internal sealed record FirstEnvironment(string Name, string Domain)
{
    /// <summary>Whether its names lead to this machine: nobody delegates them, and no authority certifies them.</summary>
    public bool IsLocal => Domain == "localhost" || Domain.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>NAME=DOMAIN</c>.</summary>
    /// <returns>Null when it is not of that form.</returns>
    public static FirstEnvironment? Parse(string text) =>
        text.Split('=') is [{ Length: > 0 } name, { Length: > 0 } domain] ? new(name, domain) : null;
}
