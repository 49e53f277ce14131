using System.CommandLine;

namespace Cyclops.Ctl.CommandLine;

/// <summary><c>-o table|json</c>.</summary>
internal sealed class OutputOption : Option<string>
{
    public OutputOption()
        : base("--output", "-o")
    {
        Description = "table or json.";
        DefaultValueFactory = _ => "table";
        HelpName = "table|json";
        AcceptOnlyFromAmong("table", "json");
    }

    public OutputFormat Read(ParseResult result) => result.GetValue(this) == "json" ? OutputFormat.Json : OutputFormat.Table;
}
