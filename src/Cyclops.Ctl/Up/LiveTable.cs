using Cyclops.Ctl.Status;
using Cyclops.Ctl.Terminal;
using Spectre.Console;

namespace Cyclops.Ctl.Up;

/// <summary>The status as a table that redraws itself: for terminals only.</summary>
internal static class LiveTable
{
    /// <summary>Shows every status that <paramref name="work"/> passes on, until it ends.</summary>
    public static Task<T> RunAsync<T>(TextWriter terminal, Func<Action<StatusDocument>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal) });
        return console.Live(new Text("")).StartAsync(view => work(status =>
        {
            // A table without rows cannot be drawn.
            if (status.All.Any())
            {
                view.UpdateTarget(Draw(status));
            }
        }));
    }

    private static Table Draw(StatusDocument status)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumns("app", "state", "message");
        foreach (var item in status.All)
        {
            table.AddRow(Of(item.Key, Color.Default), State(item), Of(item.IsReady ? "" : item.Headline, Color.Grey));
        }

        return table;
    }

    private static Text State(ObjectDocument item) =>
        item.IsReady ? Of("ready", Color.Green)
        : item.StatusOf("Degraded") == "True" ? Of("degraded", Color.Red)
        : Of("working", Color.Yellow);

    /// <summary>Text, not markup: nothing in it is obeyed.</summary>
    private static Text Of(string text, Color color) => new(VisibleText.Clean(text), new Style(color)) { Overflow = Overflow.Ellipsis };
}
