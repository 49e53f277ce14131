using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Cyclops.Benchmarks.Counting;

if (args is ["table", ..])
{
    await CountingTable.WriteAsync(Console.Out, [.. args.Skip(1).Select(int.Parse).DefaultIfEmpty(0)]);
}
else
{
    // In this process: a project generated below the artifacts would be built by this repository's rules, and fail them.
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(CountingTable).Assembly).Run(args, config);
}
