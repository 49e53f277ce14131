using System.CommandLine;

namespace Cyclops.Ctl.CommandLine;

/// <summary><c>-e/--environment</c>.</summary>
internal sealed class EnvironmentOption : Option<string?>
{
    public EnvironmentOption(bool required = false)
        : base("--environment", "-e")
    {
        Description = required ? "The environment." : "One environment. Default: all.";
        HelpName = "name";
        Required = required;
    }
}
