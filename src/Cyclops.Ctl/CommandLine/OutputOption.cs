using System.CommandLine;

namespace Cyclops.Ctl.CommandLine;

/// <summary><c>-o</c>: for people, or JSON for programs.</summary>
internal sealed class OutputOption : Option<string>
{
    /// <param name="forPeople">What the form for people is called.</param>
    public OutputOption(string forPeople = "table")
        : base("--output", "-o")
    {
        Description = $"{forPeople} or json.";
        DefaultValueFactory = _ => forPeople;
        HelpName = $"{forPeople}|json";
        AcceptOnlyFromAmong(forPeople, "json");
    }

    public OutputFormat Read(ParseResult result) => result.GetValue(this) == "json" ? OutputFormat.Json : OutputFormat.Table;
}
