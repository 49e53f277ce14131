using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Cyclops.Aws.Clients.Tests.Scripted;

/// <summary>
/// AWS variables and files for one test. They are the process's own, so tests that use this run alone, in
/// <see cref="Collection"/>.
/// </summary>
internal sealed class AwsEnvironment : IDisposable
{
    public const string Collection = "AWS environment";

    private static readonly string Folder = Directory.CreateTempSubdirectory("cyclops-aws-").FullName;
    private static readonly string ConfigFile = Path.Combine(Folder, "config");
    private static readonly string CredentialsFile = Path.Combine(Folder, "credentials");
    private readonly Dictionary<string, string?> _before = [];

    public AwsEnvironment(string config = "", string credentials = "", params (string Name, string Value)[] variables)
    {
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            var name = (string)entry.Key;
            if (name.StartsWith("AWS_", StringComparison.Ordinal) && !name.EndsWith("_FILE", StringComparison.Ordinal))
            {
                Set(name, null);
            }
        }

        Set("AWS_EC2_METADATA_DISABLED", "true");
        WriteFiles(config, credentials);
        foreach (var (name, value) in variables)
        {
            Set(name, value);
        }

        Forget();
    }

    /// <summary>
    /// The SDK takes the places of the files once per process, and only of files that are there, so they are made before
    /// it is first used.
    /// </summary>
    [ModuleInitializer]
    internal static void PlaceFiles()
    {
        WriteFiles("", "");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", ConfigFile);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", CredentialsFile);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        WriteFiles("", "");
        Forget();
    }

    /// <summary>The SDK remembers what it read from variables and files.</summary>
    private static void Forget()
    {
        FallbackInternalConfigurationFactory.Reset();
        FallbackRegionFactory.Reset();
    }

    private static void WriteFiles(string config, string credentials)
    {
        File.WriteAllText(ConfigFile, config);
        File.WriteAllText(CredentialsFile, credentials);
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
