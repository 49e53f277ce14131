using Cyclops.Ctl.Plans;
using Cyclops.Ctl.Terminal;
using Cyclops.Model.Plans;

namespace Cyclops.Benchmarks.Support;

/// <summary>Plans as the command line prints them.</summary>
internal static class DiffWriter
{
    public static void Write(IEnumerable<Plan> plans, TextWriter output)
    {
        var printer = new PlanPrinter(new LineWriter(output, hasColor: false), kind => kind);
        foreach (var plan in plans)
        {
            printer.Print(new KeyDiff(plan, "manifests/apps/app/app.yaml"));
        }
    }
}
