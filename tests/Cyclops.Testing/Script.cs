namespace Cyclops.Testing;

/// <summary>Shell scripts that stand for programs: hooks, helpers, slow servers.</summary>
public static class Script
{
    /// <summary>Writes a script that can be run.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string path, string commands)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{commands}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
