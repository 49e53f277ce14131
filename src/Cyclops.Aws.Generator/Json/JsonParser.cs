using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Cyclops.Aws.Generator;

/// <summary>Reads the JSON of service models; see <see cref="JsonObject"/> for why it is here.</summary>
public sealed class JsonParser
{
    private readonly string _text;
    private int _at;

    private JsonParser(string text) => _text = text;

    private char Current => _at < _text.Length ? _text[_at] : throw new FormatException("the text ends too early");

    /// <summary>Reads a document whose root is an object.</summary>
    /// <exception cref="FormatException">It is not JSON, or the root is something else; names the position.</exception>
    public static JsonObject Parse(string text)
    {
        var parser = new JsonParser(text);
        var root = parser.Value() as JsonObject ?? throw new FormatException("the root is not an object");
        parser.SkipSpace();
        return parser._at == text.Length ? root : throw parser.Error("the end");
    }

    private object? Value()
    {
        SkipSpace();
        switch (Current)
        {
            case '{':
                return ObjectValue();
            case '[':
                return ListValue();
            case '"':
                return Text();
            case 't':
                return Literal("true", true);
            case 'f':
                return Literal("false", false);
            case 'n':
                return Literal("null", null);
            default:
                return Number();
        }
    }

    private JsonObject ObjectValue()
    {
        var result = new JsonObject();
        for (var more = Start('{', '}'); more; more = Next('}'))
        {
            SkipSpace();
            var name = Text();
            SkipSpace();
            Expect(':');
            result[name] = Value();
        }

        return result;
    }

    private List<object?> ListValue()
    {
        var result = new List<object?>();
        for (var more = Start('[', ']'); more; more = Next(']'))
        {
            result.Add(Value());
        }

        return result;
    }

    /// <summary>Whether a first element follows the opening bracket.</summary>
    private bool Start(char open, char close)
    {
        Expect(open);
        SkipSpace();
        if (Current != close)
        {
            return true;
        }

        _at++;
        return false;
    }

    /// <summary>Whether another element follows; else the closing bracket is consumed.</summary>
    private bool Next(char close)
    {
        SkipSpace();
        if (Current == ',')
        {
            _at++;
            return true;
        }

        Expect(close);
        return false;
    }

    private object? Literal(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            throw Error(word);
        }

        _at += word.Length;
        return value;
    }

    private double Number()
    {
        var start = _at;
        while (_at < _text.Length && "+-0123456789.eE".IndexOf(_text[_at]) >= 0)
        {
            _at++;
        }

        return double.TryParse(_text.Substring(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error("a value");
    }

    private string Text()
    {
        Expect('"');
        var text = new StringBuilder();
        while (Current != '"')
        {
            text.Append(Current == '\\' ? Escape() : Current);
            _at++;
        }

        _at++;
        return text.ToString();
    }

    /// <summary>Leaves the position at the escape's last character.</summary>
    private char Escape()
    {
        _at++;
        switch (Current)
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u' when _at + 4 < _text.Length:
                var code = int.Parse(_text.Substring(_at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                _at += 4;
                return (char)code;
            default:
                return Current;
        }
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private void Expect(char expected)
    {
        if (Current != expected)
        {
            throw Error($"'{expected}'");
        }

        _at++;
    }

    private FormatException Error(string expected) => new($"expected {expected} at character {_at}");
}
