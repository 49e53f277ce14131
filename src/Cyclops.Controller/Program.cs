using Cyclops.Controller.Hosting;
using Cyclops.Controller.Settings;
using Cyclops.Controller.Store;
using Cyclops.Model.Sources;

var configuration = new ConfigurationBuilder()
    .SetBasePath(AppContext.BaseDirectory)
    .AddJsonFile("appsettings.json", optional: true)
    .AddEnvironmentVariables()
    .AddCommandLine(args)
    .Build();
var read = SettingsReader.Read(configuration);
if (read.Settings is not { } settings)
{
    foreach (var problem in read.Problems)
    {
        await Console.Error.WriteLineAsync(problem);
    }

    return 2;
}

try
{
    await using var app = ControllerHost.Build(settings, new());
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (fault is StoreException or SourceException or IOException)
{
    // A store in use, a refused address, a port that is taken: one sentence, no trace.
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
