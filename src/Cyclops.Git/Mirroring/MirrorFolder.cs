using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cyclops.Git.Remotes;
using Cyclops.Git.Text;

namespace Cyclops.Git.Mirroring;

/// <summary>
/// A mirror's place on disk: numbered generations and a file that names the current one. A new generation is made aside
/// and becomes current by renaming that file, so a crash leaves the old one or the new one, never half of one.
/// </summary>
/// <remarks>One process holds it: what a killed Git left behind can then be removed without asking who needs it.</remarks>
internal sealed class MirrorFolder : IDisposable
{
    private const string PointerName = "current";

    private readonly string _folder;
    private readonly FileStream _lock;

    private MirrorFolder(string folder, FileStream @lock)
    {
        _folder = folder;
        _lock = @lock;
    }

    /// <summary>Takes the folder for a remote.</summary>
    /// <exception cref="SourceException">Reason <c>CacheInUse</c> when another process has it, <c>CacheUnusable</c> when it cannot be written.</exception>
    public static MirrorFolder Open(string cacheFolder, RemoteAddress remote)
    {
        var folder = Path.Combine(Path.GetFullPath(cacheFolder), NameOf(remote));
        try
        {
            Directory.CreateDirectory(folder);
            var file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var mirror = new MirrorFolder(folder, file);
            mirror.Sweep();
            return mirror;
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new SourceException("CacheUnusable", $"The cache folder {SafeText.Quote(folder)} cannot be written: {fault.Message}", fault);
        }
        catch (IOException fault)
        {
            throw new SourceException(
                "CacheInUse",
                $"The cache folder {SafeText.Quote(folder)} cannot be taken: {fault.Message} Is another controller running with the same folder?",
                fault);
        }
    }

    /// <summary>The repository to read from; null before the first fetch.</summary>
    public string? Current
    {
        get
        {
            var pointer = Path.Combine(_folder, PointerName);
            var repository = File.Exists(pointer) ? PathOf(File.ReadAllText(pointer).Trim()) : null;
            return repository is not null && File.Exists(Path.Combine(repository, "HEAD")) ? repository : null;
        }
    }

    /// <summary>Makes an empty folder for the next generation.</summary>
    public string Prepare()
    {
        var last = Directory.EnumerateDirectories(_folder).Select(NumberOf).DefaultIfEmpty(0).Max();
        var next = Path.Combine(_folder, (last + 1).ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(next);
        return next;
    }

    /// <summary>Makes a generation the current one and removes the others.</summary>
    public void Promote(string repository)
    {
        var pointer = Path.Combine(_folder, PointerName);
        File.WriteAllText(pointer + ".new", Path.GetFileName(repository));
        File.Move(pointer + ".new", pointer, overwrite: true);
        Sweep();
    }

    /// <summary>Removes what a killed Git left: locks that would stop the next fetch, and unfinished packs.</summary>
    public static void RemoveLeftovers(string repository)
    {
        var stale = Directory.EnumerateFiles(repository, "*.lock", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(repository, "objects"), "tmp_*", SearchOption.AllDirectories));
        foreach (var file in stale.ToArray())
        {
            File.Delete(file);
        }
    }

    public void Dispose() => _lock.Dispose();

    private void Sweep()
    {
        var current = Current;
        foreach (var folder in Directory.EnumerateDirectories(_folder).Where(folder => folder != current).ToArray())
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string? PathOf(string name) =>
        name.Length > 0 && name.All(char.IsAsciiDigit) ? Path.Combine(_folder, name) : null;

    private static int NumberOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>Readable end of the address, and a hash that tells it from every other.</summary>
    private static string NameOf(RemoteAddress remote)
    {
        var slug = new string([.. remote.Operand.TrimEnd('/').Split('/', ':')[^1].Where(c => char.IsAsciiLetterOrDigit(c) || c is '-').Take(40)]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(remote.Operand)))[..16];
        return $"{slug}-{hash}";
    }
}
