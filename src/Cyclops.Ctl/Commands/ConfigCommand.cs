using System.CommandLine;

namespace Cyclops.Ctl.Commands;

/// <summary><c>cyclops-ctl config</c>: the config bucket.</summary>
internal sealed class ConfigCommand : Command
{
    public ConfigCommand(CtlContext context)
        : base("config", "The config bucket of a platform.") => Add(new ConfigPushCommand(context));
}
