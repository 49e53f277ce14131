using Cyclops.Engine.Manifests.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cyclops.Engine.Manifests.Yaml;

/// <summary>Reads one YAML document into nodes, from parser events and with a hard limit on depth.</summary>
/// <remarks>
/// YamlDotNet's event parser does not recurse and looks ahead 1,024 characters at most, so the limit acts before
/// depth can exhaust the stack (its own object model dies uncatchably there).
/// </remarks>
internal sealed class YamlTreeReader
{
    public const int MaxDepth = 32;
    public const int MaxNodes = 20_000;

    private readonly Parser _parser;
    private readonly ErrorList _errors;
    private int _depth;
    private int _nodes;

    private YamlTreeReader(string text, ErrorList errors)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _errors = errors;
    }

    private string File => _errors.File;

    /// <summary>The root of the one document; null when an error was reported that forbids to go on.</summary>
    public static YamlNode? Read(string text, ErrorList errors)
    {
        var reader = new YamlTreeReader(text, errors);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException exception)
        {
            var tab = IsTabTrouble(text, exception.Start.Line);
            errors.Add(
                tab ? ErrorCodes.TabIndentation : ErrorCodes.YamlSyntax,
                (int)exception.Start.Line,
                (int)exception.Start.Column,
                tab ? "The line is indented with a tab." : $"This is not YAML: {YamlTrouble.Describe(exception)}",
                tab ? "YAML indents with spaces" : "check indentation, brackets and quotes here and in the line above");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16.3.0 throws this for a flow list that is not closed: "a: [1\nb: 2".
            var mark = reader._parser.Current?.End ?? Mark.Empty;
            errors.Add(ErrorCodes.YamlSyntax, (int)mark.Line, (int)mark.Column, "This is not YAML: a bracket is not closed.", "close it with \"]\" or \"}\"");
        }

        return null;
    }

    /// <summary>Reads a default written in code.</summary>
    public static YamlNode Literal(string text) =>
        Read(text, new ErrorList("(built-in)")) ?? throw new ArgumentException($"Not YAML: {text}", nameof(text));

    private static bool IsTabTrouble(string text, long line)
    {
        var lines = text.AsSpan().EnumerateLines();
        for (long i = 0; i < line && lines.MoveNext(); i++)
        {
        }

        var current = lines.Current;
        return current[..^current.TrimStart().Length].Contains('\t');
    }

    private YamlNode? ReadDocument()
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is not DocumentStart start)
        {
            _errors.Add(ErrorCodes.EmptyManifest, 1, 1, "The file is empty or holds comments only.", "to remove an app, delete its folder; an empty file changes nothing");
            return null;
        }

        if (start.Version is not null || (start.Tags is { Count: > 0 } && !start.IsImplicit && start.Tags.Any(tag => tag.Handle is not ("!" or "!!"))))
        {
            Report(ErrorCodes.YamlDirective, start, "YAML directives are not allowed.", "remove the line that begins with %");
        }

        _parser.MoveNext();
        var root = ReadNode();
        if (root is null)
        {
            return null;
        }

        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is DocumentStart second)
        {
            Report(ErrorCodes.SecondDocument, second, "The file holds a second YAML document.", "one manifest per file");
            return null;
        }

        if (root.IsEmpty || root.IsNull)
        {
            _errors.Add(ErrorCodes.EmptyManifest, 1, 1, "The file holds no manifest.", "to remove an app, delete its folder; an empty file changes nothing");
            return null;
        }

        return root;
    }

    // Reads the node the parser is at and leaves the parser at its last event; null: give up, the error is reported.
    private YamlNode? ReadNode()
    {
        if (++_nodes > MaxNodes)
        {
            Report(ErrorCodes.TooManyNodes, _parser.Current!, $"The file holds more than {MaxNodes} values.", "split it, or keep data out of manifests");
            return null;
        }

        RefuseAnchorAndTag();
        return _parser.Current switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart start => Nested(start, () => ReadSequence(start)),
            MappingStart start => Nested(start, () => ReadMapping(start)),
            AnchorAlias alias => ReadAlias(alias),
            _ => null,
        };
    }

    private YamlNode? Nested(ParsingEvent start, Func<YamlNode?> read)
    {
        if (_depth == MaxDepth)
        {
            Report(ErrorCodes.TooDeep, start, $"Values are nested more than {MaxDepth} levels deep.", "no manifest needs that");
            return null;
        }

        _depth++;
        var node = read();
        _depth--;
        return node;
    }

    private YamlSequence? ReadSequence(SequenceStart start)
    {
        var items = new List<YamlNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            var item = ReadNode();
            if (item is null)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlSequence(File, Line(start), Column(start), items);
    }

    private YamlMapping? ReadMapping(MappingStart start)
    {
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            var key = ReadNode();
            _parser.MoveNext();
            var value = key is null ? null : ReadNode();
            if (key is null || value is null)
            {
                return null;
            }

            if (IsUsable(key, seen, out var name))
            {
                seen.Add(name.Text, name);
                entries.Add(new YamlEntry(name, value));
            }
        }

        return new YamlMapping(File, Line(start), Column(start), entries);
    }

    private bool IsUsable(YamlNode key, Dictionary<string, YamlScalar> seen, out YamlScalar name)
    {
        name = (key as YamlScalar)!;
        if (key is not YamlScalar || key.IsEmpty || key.IsNull)
        {
            _errors.Add(ErrorCodes.InvalidKey, key.Line, key.Column, $"A key must be text; here is {key.Description}.");
            return false;
        }

        if (name is { IsPlain: true, Text: "<<" })
        {
            _errors.Add(ErrorCodes.YamlMergeKey, key.Line, key.Column, "YAML merge keys are not allowed.", "use a blueprint or appDefaults");
            return false;
        }

        if (seen.TryGetValue(name.Text, out var first))
        {
            _errors.Add(ErrorCodes.DuplicateKey, key.Line, key.Column, $"The key {Shown.Quote(name.Text)} is there twice; the first is in line {first.Line}.", "keep one");
            return false;
        }

        return true;
    }

    private YamlNode ReadScalar(Scalar scalar)
    {
        if (scalar.Value.Any(c => c == '\0') || !IsWellFormed(scalar.Value))
        {
            Report(ErrorCodes.ControlCharacter, scalar, "The value holds a NUL or half a character.", "remove the escape");
            return new YamlUnusable(File, Line(scalar), Column(scalar));
        }

        return new YamlScalar(File, Line(scalar), Column(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlUnusable ReadAlias(AnchorAlias alias)
    {
        Report(ErrorCodes.YamlAlias, alias, "YAML aliases are not allowed.", "write the value out, or use a blueprint");
        return new YamlUnusable(File, Line(alias), Column(alias));
    }

    private void RefuseAnchorAndTag()
    {
        if (_parser.Current is not NodeEvent node)
        {
            return;
        }

        if (!node.Anchor.IsEmpty)
        {
            Report(ErrorCodes.YamlAnchor, node, "YAML anchors are not allowed.", "write the value out, or use a blueprint");
        }

        if (!node.Tag.IsEmpty)
        {
            Report(ErrorCodes.YamlTag, node, "YAML tags are not allowed.", "remove the tag; put text in quotes if need be");
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }

    private void Report(string code, ParsingEvent at, string message, string hint) =>
        _errors.Add(code, Line(at), Column(at), message, hint);

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static int Column(ParsingEvent at) => (int)at.Start.Column;
}
