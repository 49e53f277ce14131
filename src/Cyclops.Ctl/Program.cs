using System.Runtime.InteropServices;
using Cyclops.Ctl;
using Cyclops.Ctl.Terminal;

// The first signal asks the command to stop cleanly; the second one is not ours any more and ends the process.
using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await CtlProgram.RunAsync(
    args,
    new CtlContext(CtlConsole.OfProcess(), TimeProvider.System, Directory.GetCurrentDirectory()),
    stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
