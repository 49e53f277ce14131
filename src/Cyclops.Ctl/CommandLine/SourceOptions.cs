using System.CommandLine;

namespace Cyclops.Ctl.CommandLine;

/// <summary>Where manifests are read from.</summary>
/// <param name="revisions">Whether another revision than what is checked out may be named.</param>
internal sealed class SourceOptions(bool revisions = true)
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
        if (revisions)
        {
            command.Add(_revision);
        }
    }

    public SourceArguments Read(ParseResult result, string currentFolder) => new(
        Path.GetFullPath(result.GetValue(_repository) ?? ".", currentFolder),
        result.GetValue(_path)!,
        revisions ? result.GetValue(_revision) : null);
}
