namespace Cyclops.Ctl.Tests.Support;

/// <summary>What a run came to.</summary>
internal sealed record CtlRun(int ExitCode, string Output, string Error);
