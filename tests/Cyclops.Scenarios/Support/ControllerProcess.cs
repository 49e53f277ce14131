using System.Diagnostics;
using System.Text;

namespace Cyclops.Scenarios.Support;

/// <summary>The controller as a process of its own, which can be killed.</summary>
internal sealed class ControllerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private ControllerProcess(Process process) => _process = process;

    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    public static ControllerProcess Start(ScenarioWorld world)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Cyclops.Controller.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Cyclops__Repository__Url"] = world.Repository.Path;
        start.Environment["Cyclops__Repository__PollInterval"] = "00:00:01";
        start.Environment["Cyclops__Store__Path"] = Path.Combine(world.Folder, "store");
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["AWS_ENDPOINT_URL"] = world.Cloud.Endpoint.ToString();
        start.Environment["AWS_REGION"] = "eu-west-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "not-a-secret";
        var controller = new ControllerProcess(Process.Start(start)!);
        controller._process.OutputDataReceived += controller.Keep;
        controller._process.ErrorDataReceived += controller.Keep;
        controller._process.BeginOutputReadLine();
        controller._process.BeginErrorReadLine();
        return controller;
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
        {
            _log.AppendLine(line.Data);
        }
    }
}
