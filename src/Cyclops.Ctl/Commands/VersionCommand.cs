using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using Cyclops.Ctl.CommandLine;
using Cyclops.Ctl.Json;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl version</c>.</summary>
internal sealed class VersionCommand : Command
{
    private readonly CtlContext _context;
    private readonly OutputOption _output = new();

    public VersionCommand(CtlContext context)
        : base("version", "Print the version.")
    {
        _context = context;
        Add(_output);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        if (_output.Read(result) == OutputFormat.Json)
        {
            _context.Console.Out.Raw(JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("version", version);
                json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
                json.WriteEndObject();
            }));
        }
        else
        {
            _context.Console.Out.Line($"cyclops-ctl {version} ({RuntimeInformation.FrameworkDescription})");
        }

        return ExitCodes.Ok;
    }
}
