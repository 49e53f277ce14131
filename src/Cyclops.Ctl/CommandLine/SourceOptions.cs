using System.CommandLine;

namespace Cyclops.Ctl.CommandLine;

/// <summary>Where manifests are read from.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string> _repository = new("--repo")
    {
        Description = "Folder of the config repository. Default: the current folder.",
        HelpName = "folder",
    };

    private readonly Option<string> _path = new("--path")
    {
        Description = "Folder of the manifests in the repository.",
        HelpName = "folder",
        DefaultValueFactory = _ => "manifests",
    };

    private readonly Option<string> _revision = new("--ref")
    {
        Description = "A branch, tag or commit. Default: the files on disk, committed or not.",
        HelpName = "revision",
    };

    public void AddTo(Command command)
    {
        command.Add(_repository);
        command.Add(_path);
        command.Add(_revision);
    }

    public SourceArguments Read(ParseResult result, string currentFolder) => new(
        Path.GetFullPath(result.GetValue(_repository) ?? ".", currentFolder),
        result.GetValue(_path)!,
        result.GetValue(_revision));
}
