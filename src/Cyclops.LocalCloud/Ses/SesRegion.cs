using Amazon.SimpleEmailV2.Model;

namespace Cyclops.LocalCloud.Ses;

/// <summary>The identities of one region.</summary>
internal sealed class SesRegion
{
    /// <summary>By name, in lower case.</summary>
    public SortedDictionary<string, HeldIdentity> Identities { get; } = new(StringComparer.Ordinal);

    public HeldIdentity Get(string name) =>
        Identities.GetValueOrDefault(name.ToLowerInvariant()) ?? throw new NotFoundException($"Email identity {name} does not exist.");

    /// <summary>Whether mail may be sent from an address: it or its domain, or one above that, is verified.</summary>
    public bool MaySendFrom(string address)
    {
        var name = address.ToLowerInvariant();
        if (Identities.TryGetValue(name, out var own) && own.IsVerified)
        {
            return true;
        }

        var domain = name[(name.IndexOf('@', StringComparison.Ordinal) + 1)..];
        return Identities.Values.Any(i => i.IsVerified && !i.IsAddress && (domain == i.Name || domain.EndsWith("." + i.Name, StringComparison.Ordinal)));
    }
}
