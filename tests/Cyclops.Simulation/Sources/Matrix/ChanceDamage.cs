using Cyclops.Simulation.World;
using Cyclops.Testing;

namespace Cyclops.Simulation.Sources.Matrix;

/// <summary>Damage to the files of a repository by chance, without regard to what they mean.</summary>
internal static class ChanceDamage
{
    public static BadSource Of(int seed) => new($"chance-{seed}", "F47", r =>
    {
        var random = new Random(seed);
        for (var left = 1 + random.Next(3); left > 0; left--)
        {
            Damage(Path.Combine(r.Path, "manifests"), random);
        }

        r.Commit();
    });

    /// <summary>What the production reader finds there.</summary>
    public static SourceLook Look(TestRepository repository)
    {
        using var cache = new TempFolder();
        using var mirror = new MirrorSource(repository.Path, cache.Path);

        // The mirror blocks, so that this is there at once too.
        return Stranger.Now(new SourceFollower(mirror).LookAsync());
    }

    /// <summary>Whether what was found is without an error and removes this, and so few apps that it needs no further word.</summary>
    public static bool Removed(SourceLook look, ResourceId id)
    {
        if (look.Reason is not null || look.Manifests is not { } manifests || !manifests.Environments.ContainsKey(GoodRepository.Environment))
        {
            return false;
        }

        var removed = GoodRepository.Apps.Where(app => !IsThere(app)).ToList();
        if (removed.Count < GoodRepository.AppsOverBudget.Count && id.Owner.App is { } owner && removed.Contains(owner))
        {
            return true;
        }

        // The app has another name in the DNS by now.
        return id is { Kind: "DnsRecord", Owner.App: { } app } && IsThere(app)
            && !manifests.Apps[app].Environments[GoodRepository.Environment].Hosts.Contains(id.Name);

        bool IsThere(string name) => manifests.Apps.TryGetValue(name, out var found) && found.Environments.ContainsKey(GoodRepository.Environment);
    }

    private static void Damage(string folder, Random random)
    {
        if (!Directory.Exists(folder) || Sorted(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)) is not [_, ..] files)
        {
            return;
        }

        var file = files[random.Next(files.Length)];
        var content = File.ReadAllBytes(file);
        switch (random.Next(7))
        {
            case 0:
                File.WriteAllBytes(file, content[..random.Next(content.Length + 1)]);
                break;
            case 1 when content.Length > 0:
                content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(file, content);
                break;
            case 2:
                var lines = File.ReadAllLines(file);
                var (from, to) = (random.Next(lines.Length + 1), random.Next(lines.Length + 1));
                File.WriteAllLines(file, [.. lines[..Math.Max(from, to)], .. lines[Math.Min(from, to)..]]);
                break;
            case 3:
                lines = File.ReadAllLines(file);
                from = random.Next(lines.Length + 1);
                File.WriteAllLines(file, [.. lines[..from], .. lines.Skip(from + 1 + random.Next(3))]);
                break;
            case 4:
                File.Delete(file);
                break;
            case 5:
                var folders = Sorted([folder, .. Directory.GetDirectories(folder, "*", SearchOption.AllDirectories)]);
                Directory.Delete(folders[random.Next(folders.Length)], recursive: true);
                break;
            default:
                var other = files[random.Next(files.Length)];
                File.WriteAllBytes(file, File.ReadAllBytes(other));
                File.WriteAllBytes(other, content);
                break;
        }
    }

    private static string[] Sorted(string[] paths) => [.. paths.Order(StringComparer.Ordinal)];
}
