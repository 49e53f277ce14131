using System.CommandLine;
using Cyclops.Ctl.Up;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl up</c>: all of it on this machine.</summary>
internal sealed class UpCommand : Command
{
    private readonly CtlContext _context;
    private readonly Option<string?> _repository = new("--repo")
    {
        Description = "Folder of a config repository. Default: a sample repository is made.",
        HelpName = "folder",
    };

    private readonly Option<string> _directory = new("--directory")
    {
        Description = "Where the sample repository is made, or found again.",
        HelpName = "folder",
        DefaultValueFactory = _ => Path.Combine(".cyclops", "config"),
    };

    private readonly Option<string> _path = new("--path")
    {
        Description = "Folder of the manifests in the repository.",
        HelpName = "folder",
        DefaultValueFactory = _ => "manifests",
    };

    private readonly Option<string?> _branch = new("--branch")
    {
        Description = "The branch to follow. Default: the one that is checked out.",
        HelpName = "name",
    };

    private readonly Option<int?> _port = Port("--port", "controller", UpSettings.DefaultControllerPort);
    private readonly Option<int?> _endpointPort = Port("--endpoint-port", "AWS stand-in", UpSettings.DefaultEndpointPort);
    private readonly Option<int?> _trafficPort = Port("--traffic-port", "load balancers", UpSettings.DefaultTrafficPort);
    private readonly Option<bool> _once = new("--once") { Description = "End as soon as all is live: 0; or is not in time: 1. For scripts." };
    private readonly Option<int> _timeout = new("--timeout")
    {
        Description = "Seconds until all should be live.",
        HelpName = "seconds",
        DefaultValueFactory = _ => 120,
    };

    public UpCommand(CtlContext context)
        : base("up", "Run everything on this machine: a sample repository, a stand-in for AWS, the controller, the apps.")
    {
        _context = context;
        Add(_repository);
        Add(_directory);
        Add(_path);
        Add(_branch);
        Add(_port);
        Add(_endpointPort);
        Add(_trafficPort);
        Add(_once);
        Add(_timeout);
        SetAction(RunAsync);
    }

    private static Option<int?> Port(string name, string whose, int usual)
    {
        var option = new Option<int?>(name)
        {
            Description = $"Port of the {whose}; 0 takes any that is free. Default: {usual}, or any where that is taken.",
            HelpName = "port",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is < 0 or > 65535)
            {
                result.AddError($"{name}: a port is 0 to 65535");
            }
        });
        return option;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(result.GetValue(_repository) ?? result.GetValue(_directory)!, _context.CurrentFolder);
        if (result.GetValue(_repository) is null)
        {
            await SampleRepository.EnsureAsync(folder, cancellationToken);
        }
        else if (!Directory.Exists(folder))
        {
            throw CtlException.BadInput($"there is no folder {folder}", "Clone the config repository and give the clone's folder with --repo.");
        }

        var git = new GitTool(folder);
        var settings = new UpSettings(
            folder,
            result.GetValue(_branch) ?? await git.AnswerAsync(["symbolic-ref", "--short", "HEAD"], cancellationToken) ?? "main",
            result.GetValue(_path)!,
            result.GetValue(_port) ?? FreePort.OrAny(UpSettings.DefaultControllerPort),
            result.GetValue(_endpointPort) ?? FreePort.OrAny(UpSettings.DefaultEndpointPort),
            result.GetValue(_trafficPort) ?? FreePort.OrAny(UpSettings.DefaultTrafficPort));
        var session = new UpSession(_context, folder, settings, TimeSpan.FromSeconds(result.GetValue(_timeout)));
        return await session.RunAsync(result.GetValue(_once), cancellationToken);
    }
}
