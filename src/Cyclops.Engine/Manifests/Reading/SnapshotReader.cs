using Cyclops.Engine.Manifests.Errors;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads a snapshot, taking over from the one before what has not changed.</summary>
internal static class SnapshotReader
{
    private const int MaxFiles = 5_000;
    private const long MaxBytes = 32L * 1024 * 1024;

    public static ReadSnapshot Read(Snapshot snapshot, ReadSnapshot? last)
    {
        last = last?.Root == snapshot.Root ? last : null;
        if (LimitOf(snapshot) is { } tooLarge)
        {
            return Unread(snapshot, tooLarge);
        }

        var files = ParseFiles(snapshot, last);
        if (last is not null && files.Count > 0 && files.Count == last.Files.Count && files.All(item => last.Files.TryGetValue(item.Key, out var same) && ReferenceEquals(same, item.Value)))
        {
            return last;
        }

        var shared = files.Values.Where(file => AppOf(file.Role) is null).ToList();
        var surroundings = last is not null && IsSame(shared, last)
            ? last.Surroundings
            : SurroundingsReader.Read(snapshot.Root, shared);
        var apps = ReadApps(snapshot.Root, files.Values, surroundings, last);
        return new ReadSnapshot(snapshot.Root, files, surroundings, apps, SetOf(files, surroundings, apps));
    }

    private static Dictionary<string, ParsedFile> ParseFiles(Snapshot snapshot, ReadSnapshot? last)
    {
        var result = new Dictionary<string, ParsedFile>(snapshot.Files.Count, StringComparer.Ordinal);
        foreach (var file in snapshot.Files)
        {
            if (last is not null && last.Files.TryGetValue(file.Path, out var known) && known.File.BlobId == file.BlobId)
            {
                result[file.Path] = known;
            }
            else if (RoleOf(snapshot.Root, file) is { } role)
            {
                result[file.Path] = FileParser.Parse(file, role);
            }
        }

        return result;
    }

    private static ManifestError? LimitOf(Snapshot snapshot)
    {
        var bytes = 0L;
        foreach (var file in snapshot.Files)
        {
            bytes += file.Content.Length;
        }

        return snapshot.Files.Count <= MaxFiles && bytes <= MaxBytes ? null : new ManifestError(
            ErrorCodes.SnapshotTooLarge,
            new SourcePosition(snapshot.Root),
            "",
            $"There are {snapshot.Files.Count} files of {bytes} bytes; {MaxFiles} files and {MaxBytes} bytes are allowed. Nothing of it is read.",
            "use a second platform, or keep other data out of the folder");
    }

    // Nothing of it is read, but what has a folder there is not taken for removed.
    private static ReadSnapshot Unread(Snapshot snapshot, ManifestError error)
    {
        var roles = snapshot.Files.Select(file => RoleOf(snapshot.Root, file)).OfType<FileRole>().ToList();
        var environments = roles.OfType<FileRole.Environment>().Select(role => role.Name).Order(StringComparer.Ordinal).ToEquatableList();
        var apps = roles.Select(AppOf).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToEquatableList();
        var none = SurroundingsReader.Read(snapshot.Root, []);
        return new ReadSnapshot(
            snapshot.Root,
            new Dictionary<string, ParsedFile>(),
            none,
            new Dictionary<string, ReadApp>(),
            new ManifestSet(null, new([]), new([]), environments, apps, new([]), [error]));
    }

    private static FileRole? RoleOf(string root, ManifestFile file)
    {
        var prefix = root.Length == 0 ? 0 : root.Length + 1;
        return file.Path.Length > prefix ? SnapshotLayout.RoleOf(file.Path[prefix..]) : null;
    }

    private static bool IsSame(List<ParsedFile> shared, ReadSnapshot last) =>
        shared.Count == last.Files.Values.Count(file => AppOf(file.Role) is null)
        && shared.All(file => last.Files.TryGetValue(file.File.Path, out var same) && ReferenceEquals(same, file));

    private static string? AppOf(FileRole role) => role switch
    {
        FileRole.App app => app.Name,
        FileRole.Override layer => layer.AppName,
        FileRole.Unexpected stray => stray.AppName,
        _ => null,
    };

    private static Dictionary<string, ReadApp> ReadApps(string root, IEnumerable<ParsedFile> files, Surroundings surroundings, ReadSnapshot? last)
    {
        var result = new Dictionary<string, ReadApp>(StringComparer.Ordinal);
        foreach (var folder in files.GroupBy(file => AppOf(file.Role), StringComparer.Ordinal))
        {
            if (folder.Key is not { } name)
            {
                continue;
            }

            var appFiles = AppFiles.Of(name, [.. folder]);
            var isSame = last is not null && last.Apps.TryGetValue(name, out var app) && ReferenceEquals(app.Surroundings, surroundings) && app.Files.AreSame(appFiles);
            result.Add(name, isSame ? last!.Apps[name] : AppReader.Read(root, appFiles, surroundings));
        }

        return result;
    }

    private static ManifestSet SetOf(Dictionary<string, ParsedFile> files, Surroundings surroundings, Dictionary<string, ReadApp> apps)
    {
        var inOrder = apps.OrderBy(app => app.Key, StringComparer.Ordinal).ToList();
        var errors = surroundings.Errors.ToList();
        errors.AddRange(inOrder.SelectMany(app => app.Value.Errors));
        errors.AddRange(CaseConflicts.Find(files.Keys.Order(StringComparer.Ordinal)));
        var contested = HostClaims.Contested(inOrder.SelectMany(app => app.Value.Claims), errors);
        return new ManifestSet(
            surroundings.Platform,
            new(surroundings.Environments),
            new(inOrder.Where(app => app.Value.Manifest is not null).Select(app => KeyValuePair.Create(app.Key, app.Value.Manifest!))),
            surroundings.KnownEnvironments.Where(name => !surroundings.Environments.ContainsKey(name)).Order(StringComparer.Ordinal).ToEquatableList(),
            apps.Where(app => app.Value.Manifest is null).Select(app => app.Key).Order(StringComparer.Ordinal).ToEquatableList(),
            contested,
            errors.OrderBy(error => error.Position.File, StringComparer.Ordinal)
                .ThenBy(error => error.Position.Line)
                .ThenBy(error => error.Position.Column)
                .ThenBy(error => error.Code, StringComparer.Ordinal)
                .ToEquatableList());
    }
}
