using System.CommandLine;
using Cyclops.Simulation.Commands;

namespace Cyclops.Simulation.Policies;

/// <summary><c>policy</c>: every scenario under exactly the IAM policy that the command line prints.</summary>
internal sealed class PolicyCommand : Command
{
    private readonly Option<int> _seed = CommonOptions.Seed();

    public PolicyCommand()
        : base("policy", "Play under the IAM policies that cyclops-ctl iam-policy prints: no call may be denied, no right may be unused.")
    {
        Add(_seed);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        var report = PolicySuite.Run(result.GetValue(_seed));
        foreach (var violation in report.Violations)
        {
            Console.Out.WriteLine(violation);
        }

        Console.Out.WriteLine(report);
        return report.Violations.Count == 0 ? 0 : 1;
    }
}
