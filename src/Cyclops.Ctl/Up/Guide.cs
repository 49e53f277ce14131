using Cyclops.Ctl.Terminal;

namespace Cyclops.Ctl.Up;

/// <summary>Says where everything is and what to try next.</summary>
internal static class Guide
{
    public static void PrintAddresses(IReadOnlyList<AppAddress> apps, LocalPlatform platform, LineWriter output)
    {
        output.Line();
        output.Line(Piece.Strong("Live:"));
        var width = apps.Select(a => a.Key.ToString().Length).DefaultIfEmpty(0).Max();
        foreach (var app in apps)
        {
            output.Line("  ", Piece.Good(app.Key.ToString().PadRight(width)), $"  curl {app.Address}");
        }

        output.Line();
        output.Line($"  controller   {platform.Server}status");
        output.Line($"  AWS          {platform.Endpoint} (a stand-in on this machine)");
    }

    /// <param name="folder">The config repository.</param>
    /// <param name="apps">What is live.</param>
    /// <param name="platform">What is running.</param>
    /// <param name="notes">Where to.</param>
    public static void PrintNextSteps(string folder, IReadOnlyList<AppAddress> apps, LocalPlatform platform, LineWriter notes)
    {
        var (first, last) = (apps.Count > 0 ? apps[0].Key.App : "APP", apps.Count > 0 ? apps[^1].Key.App : "APP");
        var server = platform.Server.Port == UpSettings.DefaultControllerPort ? "" : $" --server {platform.Server}";
        notes.Line();
        notes.Line(Piece.Strong("Try, in another terminal:"));
        notes.Line($"  cd {folder}");
        notes.Line($"  alias cyclops-ctl='{Self()}'");
        notes.Line($"  cyclops-ctl get{server}");
        notes.Line();
        notes.Line(Piece.Faint("  # change an image, see what that would do, commit it, and watch here: only that app rolls"));
        notes.Line($"  $EDITOR manifests/apps/{last}/app.yaml");
        notes.Line($"  cyclops-ctl diff --endpoint-url {platform.Endpoint}");
        notes.Line($"  git commit -am \"{last}: new image\"");
        notes.Line();
        notes.Line(Piece.Faint("  # remove an app: it is drained and torn down, the others stay as they are"));
        notes.Line($"  git rm -rq manifests/apps/{first} && git commit -m \"{first} leaves\"");
        notes.Line();
        notes.Line("Following the repository. Ctrl-C stops everything.");
    }

    /// <summary>How to run this program again: its own launcher, or the runtime with the assembly.</summary>
    private static string Self()
    {
        var path = Environment.ProcessPath ?? "cyclops-ctl";
        return Path.GetFileNameWithoutExtension(path) == "dotnet"
            ? $"dotnet {Path.Combine(AppContext.BaseDirectory, "cyclops-ctl.dll")}"
            : path;
    }
}
