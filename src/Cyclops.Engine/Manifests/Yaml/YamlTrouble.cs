using YamlDotNet.Core;

namespace Cyclops.Engine.Manifests.Yaml;

/// <summary>Says what YamlDotNet did not like, in a sentence and without quoting the file (it may hold secrets).</summary>
internal static class YamlTrouble
{
    public static string Describe(YamlException exception)
    {
        // The message is "(Line: 1, Col: 2, Idx: 3) - (Line: …): text"; only the text says something new.
        var message = exception.Message;
        var marks = message.LastIndexOf("): ", StringComparison.Ordinal);
        var text = marks < 0 ? message : message[(marks + 3)..];
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }
}
