using System.Security.Cryptography;
using System.Text;

namespace Cyclops.Simulation.World;

/// <summary>A container registry of the simulated world. It has every image, as it first was, until something is done to its tag.</summary>
internal sealed class SimulatedRegistry
{
    /// <summary>What images in it begin with.</summary>
    public const string Host = "registry.example.org";

    private readonly Dictionary<string, int> _moves = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);

    /// <summary>Whether it does not answer.</summary>
    public bool IsDown { get; set; }

    /// <summary>Counts what is done to it.</summary>
    public int Version { get; private set; }

    /// <summary>Pushes another image by a tag.</summary>
    /// <param name="image">Without the host: <c>web:1</c>.</param>
    public void Move(string image)
    {
        _moves[image] = _moves.GetValueOrDefault(image) + 1;
        _removed.Remove(image);
        Version++;
    }

    /// <summary>Removes a tag.</summary>
    public void Remove(string image)
    {
        _removed.Add(image);
        Version++;
    }

    /// <summary>What a tag stands for; null: it is not there.</summary>
    public string? DigestOf(string image) => _removed.Contains(image) ? null : Digest(image, _moves.GetValueOrDefault(image));

    /// <summary>Whether a tag stands for a digest, or did.</summary>
    public bool HasHad(string image, string digest) => Enumerable.Range(0, _moves.GetValueOrDefault(image) + 1).Any(n => Digest(image, n) == digest);

    /// <summary>The first image of a task definition that is not what its tag stands for; null while it cannot be asked, or all are.</summary>
    public string? Difference(View view)
    {
        if (IsDown)
        {
            return null;
        }

        foreach (var definition in view.OfKind(CloudView.Definition).Where(d => d.Owner?.App is not null))
        {
            foreach (var (image, digest) in Images.Of(definition))
            {
                if (Images.InRegistry(image) is { } own && DigestOf(own) is { } wanted && wanted != digest)
                {
                    return $"{definition.Key} has {image} of {digest}, and the registry {wanted}";
                }
            }
        }

        return null;
    }

    private static string Digest(string image, int moves) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{image} {moves}")))}";
}
