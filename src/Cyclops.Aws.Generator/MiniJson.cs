using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Cyclops.Aws.Generator
{
    /// <summary>Ordered JSON object; the generator must not depend on System.Text.Json (analyzer load context).</summary>
    public sealed class JObj
    {
        public readonly List<string> Keys = new List<string>();
        private readonly Dictionary<string, object?> _d = new Dictionary<string, object?>(StringComparer.Ordinal);
        public object? this[string k]
        {
            get => _d.TryGetValue(k, out var v) ? v : null;
            set { if (!_d.ContainsKey(k)) Keys.Add(k); _d[k] = value; }
        }
        public bool Has(string k) => _d.ContainsKey(k);
        public void Remove(string k) { if (_d.Remove(k)) Keys.Remove(k); }
        public string? Str(string k) => this[k] as string;
        public bool Bool(string k) => this[k] is bool b && b;
        public JObj? Obj(string k) => this[k] as JObj;
        public List<object?>? Arr(string k) => this[k] as List<object?>;
        public int Count => Keys.Count;
    }

    public static class MiniJson
    {
        public static object? Parse(string s) { int i = 0; var v = Val(s, ref i); Ws(s, ref i); if (i != s.Length) throw new FormatException("trailing data at " + i); return v; }

        private static void Ws(string s, ref int i) { while (i < s.Length && (s[i] == ' ' || s[i] == '\n' || s[i] == '\r' || s[i] == '\t')) i++; }

        private static object? Val(string s, ref int i)
        {
            Ws(s, ref i);
            switch (s[i])
            {
                case '{':
                    {
                        i++; var o = new JObj(); Ws(s, ref i);
                        if (s[i] == '}') { i++; return o; }
                        while (true)
                        {
                            Ws(s, ref i); var k = Text(s, ref i); Ws(s, ref i);
                            if (s[i++] != ':') throw new FormatException("expected ':' at " + i);
                            o[k] = Val(s, ref i); Ws(s, ref i);
                            if (s[i] == ',') { i++; continue; }
                            if (s[i] == '}') { i++; return o; }
                            throw new FormatException("expected ',' or '}' at " + i);
                        }
                    }
                case '[':
                    {
                        i++; var a = new List<object?>(); Ws(s, ref i);
                        if (s[i] == ']') { i++; return a; }
                        while (true)
                        {
                            a.Add(Val(s, ref i)); Ws(s, ref i);
                            if (s[i] == ',') { i++; continue; }
                            if (s[i] == ']') { i++; return a; }
                            throw new FormatException("expected ',' or ']' at " + i);
                        }
                    }
                case '"': return Text(s, ref i);
                case 't': i += 4; return true;
                case 'f': i += 5; return false;
                case 'n': i += 4; return null;
                default:
                    {
                        int st = i; while (i < s.Length && "+-0123456789.eE".IndexOf(s[i]) >= 0) i++;
                        return double.Parse(s.Substring(st, i - st), CultureInfo.InvariantCulture);
                    }
            }
        }

        private static string Text(string s, ref int i)
        {
            if (s[i] != '"') throw new FormatException("expected string at " + i);
            i++; int st = i;
            while (s[i] != '"' && s[i] != '\\') i++;
            if (s[i] == '"') { var r = s.Substring(st, i - st); i++; return r; }
            var sb = new StringBuilder(); sb.Append(s, st, i - st);
            while (s[i] != '"')
            {
                if (s[i] == '\\')
                {
                    i++;
                    switch (s[i])
                    {
                        case 'n': sb.Append('\n'); break;
                        case 't': sb.Append('\t'); break;
                        case 'r': sb.Append('\r'); break;
                        case 'b': sb.Append('\b'); break;
                        case 'f': sb.Append('\f'); break;
                        case 'u': sb.Append((char)int.Parse(s.Substring(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)); i += 4; break;
                        default: sb.Append(s[i]); break;
                    }
                    i++;
                }
                else sb.Append(s[i++]);
            }
            i++;
            return sb.ToString();
        }

        /// <summary>Canonical output: 1-space indent to a given depth, compact below (diffable but small).</summary>
        public static string Write(object? v, int indentDepth) { var sb = new StringBuilder(); W(sb, v, 0, indentDepth); sb.Append('\n'); return sb.ToString(); }

        private static void W(StringBuilder sb, object? v, int depth, int max)
        {
            switch (v)
            {
                case null: sb.Append("null"); break;
                case bool b: sb.Append(b ? "true" : "false"); break;
                case double d: sb.Append(d.ToString("R", CultureInfo.InvariantCulture)); break;
                case string s: Q(sb, s); break;
                case JObj o:
                    sb.Append('{');
                    for (int n = 0; n < o.Keys.Count; n++)
                    {
                        if (n > 0) sb.Append(',');
                        if (depth < max) { sb.Append('\n').Append(' ', depth + 1); }
                        Q(sb, o.Keys[n]); sb.Append(':'); W(sb, o[o.Keys[n]], depth + 1, max);
                    }
                    if (depth < max && o.Keys.Count > 0) sb.Append('\n').Append(' ', depth);
                    sb.Append('}'); break;
                case List<object?> a:
                    sb.Append('[');
                    for (int n = 0; n < a.Count; n++)
                    {
                        if (n > 0) sb.Append(',');
                        if (depth < max) { sb.Append('\n').Append(' ', depth + 1); }
                        W(sb, a[n], depth + 1, max);
                    }
                    if (depth < max && a.Count > 0) sb.Append('\n').Append(' ', depth);
                    sb.Append(']'); break;
                default: throw new InvalidOperationException(v.GetType().Name);
            }
        }

        private static void Q(StringBuilder sb, string s)
        {
            sb.Append('"');
            foreach (var c in s)
            {
                switch (c)
                {
                    case '"': sb.Append("\\\""); break;
                    case '\\': sb.Append("\\\\"); break;
                    case '\n': sb.Append("\\n"); break;
                    case '\r': sb.Append("\\r"); break;
                    case '\t': sb.Append("\\t"); break;
                    default: if (c < 32) sb.Append("\\u").Append(((int)c).ToString("x4")); else sb.Append(c); break;
                }
            }
            sb.Append('"');
        }
    }
}
