using Cyclops.Ctl.Terminal;
using Cyclops.Reconcilers.PlatformStack;

namespace Cyclops.Ctl.Bootstrap;

/// <summary>Shows what bootstrap is going to do.</summary>
internal static class BootstrapPrinter
{
    /// <summary>Lines of a file's difference that are shown.</summary>
    private const int MostLines = 8;

    public static void Print(BootstrapPlan plan, string folder, LineWriter output)
    {
        output.Line($"account {plan.Home.AccountId}, region {plan.Home.Region}");
        output.Line(Piece.Strong($"stack {plan.Stack.Template.StackName}"));
        PrintStack(plan.Stack, output);
        output.Line(Piece.Strong($"files in {folder}"));
        if (!plan.IsRepository)
        {
            output.Line("  ", Piece.Good("+"), " a Git repository");
        }

        foreach (var file in plan.Files)
        {
            Print(file, output);
        }

        output.Line("");
        var resources = plan.Stack.Changes.Count;
        var files = plan.NewFiles.Count();
        output.Line(plan.HasWork
            ? $"{Words.Count(resources, "resource")} and {Words.Count(files, "file")} to make or change"
            : "Nothing to do: all of it is there.");
    }

    private static void PrintStack(PlatformStackPlan stack, LineWriter output)
    {
        if (stack.Reason is { } reason)
        {
            output.Line("  ", Piece.Danger("! "), reason);
        }

        foreach (var change in stack.Changes)
        {
            var sign = change.Sign.ToString();
            output.Line("  ", change.Sign == '+' ? Piece.Good(sign) : change.Sign == '-' ? Piece.Danger(sign) : Piece.Change(sign), $" {change.Type} ", Piece.Faint(change.LogicalId));
        }

        if (stack.Step == PlatformStackStep.None)
        {
            output.Line($"  = {Words.Count(stack.Template.Resources.Count, "resource")}, as wanted");
        }
        else if (stack.Step == PlatformStackStep.Update && stack.Changes.Count == 0)
        {
            output.Line("  ", Piece.Change("~"), " outputs");
        }
    }

    private static void Print(FirstFile file, LineWriter output)
    {
        if (!file.IsThere)
        {
            output.Line("  ", Piece.Good("+"), $" {file.Path}");
            return;
        }

        if (file.Lacks.Count == 0)
        {
            output.Line($"  = {file.Path}");
            return;
        }

        output.Line("  ", Piece.Change("="), $" {file.Path} is kept as it is; it does not say:");
        foreach (var line in file.Lacks.Take(MostLines))
        {
            output.Line(Piece.Faint($"      {line}"));
        }

        if (file.Lacks.Count > MostLines)
        {
            output.Line(Piece.Faint($"      and {file.Lacks.Count - MostLines} more lines"));
        }
    }
}
