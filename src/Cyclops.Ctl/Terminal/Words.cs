namespace Cyclops.Ctl.Terminal;

/// <summary>Small matters of language.</summary>
internal static class Words
{
    /// <summary><c>1 app</c>, <c>3 apps</c>.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
