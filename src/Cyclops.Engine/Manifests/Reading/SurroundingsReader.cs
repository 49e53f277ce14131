using Cyclops.Engine.Manifests.Errors;
using Cyclops.Engine.Manifests.Tables;
using Cyclops.Model;
using Cyclops.Model.Manifests;

namespace Cyclops.Engine.Manifests.Reading;

/// <summary>Reads the platform and the environments, and checks them against each other.</summary>
internal static class SurroundingsReader
{
    // An app's spec is merged once for each environment it is in; this bounds that work.
    private const int MaxEnvironments = 50;

    /// <param name="files">All files but those of apps.</param>
    public static Surroundings Read(string root, IReadOnlyList<ParsedFile> files)
    {
        var errors = files.SelectMany(file => file.Errors).ToList();
        var platformFile = files.FirstOrDefault(file => file.Role is FileRole.Platform);
        if (platformFile is null)
        {
            errors.Add(new ManifestError(
                ErrorCodes.MissingFile, new SourcePosition(Join(root, "platform.yaml")), "", "The platform's file is missing; nothing is applied without it.", "write kind: Platform there"));
        }

        var platform = platformFile is { IsValid: true } ? PlatformReader.Read(platformFile) : null;
        var environmentFiles = files.Where(file => file.Role is FileRole.Environment).ToList();
        var known = KnownEnvironments(files);
        var valid = new Dictionary<string, EnvironmentManifest>(StringComparer.Ordinal);
        var validFiles = new Dictionary<string, ParsedFile>(StringComparer.Ordinal);
        foreach (var file in environmentFiles.Take(MaxEnvironments))
        {
            var name = ((FileRole.Environment)file.Role).Name;
            if (file.IsValid && !HasStrayFile(files, name) && AccountIsKnown(file, platform, errors))
            {
                valid.Add(name, EnvironmentReader.Read(file, name));
                validFiles.Add(name, file);
            }
        }

        ReportMissing(root, files, known, errors);
        if (environmentFiles.Count > MaxEnvironments)
        {
            errors.Add(new ManifestError(
                ErrorCodes.TooManyEnvironments,
                new SourcePosition(Shown.Path(environmentFiles[MaxEnvironments].File.Path)),
                "",
                $"There are {environmentFiles.Count} environments; a platform may have {MaxEnvironments}.",
                "use a second platform"));
        }

        return new Surroundings(platform, platform is null ? null : platformFile, valid, validFiles, known, errors);
    }

    private static HashSet<string> KnownEnvironments(IReadOnlyList<ParsedFile> files) => files
        .Select(file => file.Role switch
        {
            FileRole.Environment environment => environment.Name,
            FileRole.Unexpected { EnvironmentName: { } name } => name,
            _ => null,
        })
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    private static bool HasStrayFile(IReadOnlyList<ParsedFile> files, string environment) =>
        files.Any(file => file.Role is FileRole.Unexpected stray && stray.EnvironmentName == environment);

    private static void ReportMissing(string root, IReadOnlyList<ParsedFile> files, HashSet<string> known, List<ManifestError> errors)
    {
        var present = files.Select(file => file.Role).OfType<FileRole.Environment>().Select(role => role.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var name in known.Where(name => !present.Contains(name)).Order(StringComparer.Ordinal))
        {
            errors.Add(new ManifestError(
                ErrorCodes.MissingFile,
                new SourcePosition(Shown.Path(Join(root, $"environments/{name}/environment.yaml"))),
                "",
                "The environment's file is missing, but its folder has YAML files.",
                "rename or move the file that is meant, or remove the folder"));
        }
    }

    private static bool AccountIsKnown(ParsedFile file, PlatformManifest? platform, List<ManifestError> errors)
    {
        if (platform is null || EnvironmentFields.Account.NodeIn(file.Spec) is not { } node)
        {
            return true;
        }

        var account = EnvironmentFields.Account.Of(file.Spec);
        if (platform.Accounts.ContainsKey(account))
        {
            return true;
        }

        errors.Add(new ManifestError(
            ErrorCodes.UnknownAccount,
            node.Position,
            "spec.account",
            $"The platform has no account {Shown.Quote(account)}.",
            Suggestion.Hint(account, [.. platform.Accounts.Keys]) ?? "add it to spec.accounts of platform.yaml"));
        return false;
    }

    private static string Join(string root, string path) => root.Length == 0 ? path : $"{root}/{path}";
}
