using System.CommandLine;
using Cyclops.Ctl.Terminal;
using Cyclops.Engine.Manifests.Errors;

namespace Cyclops.Ctl.CommandLine;

/// <summary>Says what is wrong with a command line, and how it goes.</summary>
internal static class UsageErrors
{
    public static int Print(ParseResult result, LineWriter notes)
    {
        foreach (var error in result.Errors)
        {
            notes.Line(Piece.Danger("error: "), error.Message);
        }

        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens.Count > 0
            && Suggestion.Nearest(result.UnmatchedTokens[0], NamesOf(command)) is { } name)
        {
            notes.Line($"Did you mean {name}?");
        }

        notes.Line($"Try: {PathOf(result.CommandResult)} --help");
        return ExitCodes.BadInput;
    }

    private static IEnumerable<string> NamesOf(Command command) =>
        command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));

    private static string PathOf(System.CommandLine.Parsing.CommandResult command) =>
        command.Parent is System.CommandLine.Parsing.CommandResult parent
            ? $"{PathOf(parent)} {command.Command.Name}"
            : "cyclops-ctl";
}
