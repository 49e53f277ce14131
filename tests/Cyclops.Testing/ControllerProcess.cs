using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Cyclops.Testing;

/// <summary>The controller as a process of its own, which can be killed. Its program is beside that of the tests.</summary>
public sealed class ControllerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

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

    /// <summary>Where it answers; null until it listens.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Null while it runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Starts it on any free port, with settings that make it quick.</summary>
    /// <param name="repository">The config repository.</param>
    /// <param name="store">Folder of its store.</param>
    /// <param name="endpoint">Where AWS is.</param>
    /// <param name="resync">How often it looks at everything; null: as it does by default.</param>
    public static ControllerProcess Start(string repository, string store, Uri endpoint, TimeSpan? resync = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Cyclops.Controller.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Cyclops__Repository__Url"] = repository;
        start.Environment["Cyclops__Repository__PollInterval"] = "00:00:01";
        start.Environment["Cyclops__Store__Path"] = store;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["AWS_ENDPOINT_URL"] = endpoint.ToString();
        start.Environment["AWS_REGION"] = "eu-west-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "not-a-secret";
        if (resync is { } interval)
        {
            start.Environment["Cyclops__ResyncInterval"] = interval.ToString("c", CultureInfo.InvariantCulture);
        }

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

        if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            Address = new(line.Data[(at + Listening.Length)..]);
        }
    }
}
