using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Cyclops.Aws.Generator
{
    public sealed class Svc
    {
        public readonly JObj Root, Shapes, Ops, Dotnet, Meta;
        public string NsRoot => Ns.StartsWith("Amazon.", StringComparison.Ordinal) ? Ns.Substring(7) : Ns;
        public readonly string Ns, Base, ServiceId, ApiVersion, Protocol;
        public Svc(JObj root)
        {
            Root = root; Shapes = root.Obj("shapes")!; Ops = root.Obj("operations")!; Dotnet = root.Obj("dotnet") ?? new JObj(); Meta = root.Obj("metadata")!;
            Base = Dotnet.Str("baseName") ?? throw new InvalidOperationException("dotnet.baseName missing");
            Ns = Dotnet.Str("namespace") ?? "Amazon." + Base;
            ServiceId = Meta.Str("serviceId")!; ApiVersion = Meta.Str("apiVersion")!;
            Protocol = Dotnet.Str("protocol") ?? Meta.Str("protocol")!;
            _rename = Dotnet.Obj("renameShapes") ?? new JObj();
            foreach (var n in Shapes.Keys)
            {
                var s = Shapes.Obj(n)!;
                if (s.Obj("members") is { } ms) foreach (var m in ms.Keys) _nested.Add(ms.Obj(m)!.Str("shape")!);
                foreach (var k in new[] { "member", "value" }) if (s.Obj(k) is { } e) _nested.Add(e.Str("shape")!);
            }
            foreach (var o in Ops.Keys)
                if (Ops.Obj(o)!.Arr("errors") is { } es) foreach (JObj e in es.Cast<JObj>()) Errors.Add(e.Str("shape")!);
        }
        private readonly JObj _rename;
        private readonly HashSet<string> _nested = new HashSet<string>(StringComparer.Ordinal);
        public readonly SortedSet<string> Errors = new SortedSet<string>(StringComparer.Ordinal);

        public JObj Shape(string n) => Shapes.Obj(n) ?? throw new InvalidOperationException("shape " + n);
        public string Type(string n) => Shape(n).Str("type")!;
        public bool IsEnum(string n) => Type(n) == "string" && Shape(n).Has("enum");
        public bool IsException(string n) => Shape(n).Bool("exception") || Errors.Contains(n);
        public bool IsNested(string n) => _nested.Contains(n);

        public string ClassName(string n)
        {
            if (_rename.Str(n) is { } r) return r;
            return Naming.Cap(n);
        }

        public string ExceptionName(string n)
        {
            n = ClassName(n);
            if (n.EndsWith("Exception", StringComparison.Ordinal)) return n;
            if (n.EndsWith("Fault", StringComparison.Ordinal)) return n.Substring(0, n.Length - 5) + "Exception";
            return n + "Exception";
        }

        public string ErrorCode(string n) => Shape(n).Obj("error")?.Str("code") ?? n;

        public IEnumerable<Mem> Members(string shape, string? className = null)
        {
            var s = Shape(shape);
            if (!(s.Obj("members") is { } ms)) yield break;
            className ??= ClassName(shape);
            var payload = s.Str("payload");
            var required = new HashSet<string>((s.Arr("required") ?? new List<object?>()).Cast<string>(), StringComparer.Ordinal);
            var excl = Custom("excludeMembers", shape, className);
            var exclAll = Dotnet.Obj("excludeMembers")?.Arr("*");
            var ren = Custom("renameMembers", shape, className);
            var swap = Custom("epochMillis", shape, className);
            foreach (var m in ms.Keys)
            {
                if (excl is List<object?> xl && xl.Contains(m) || exclAll is not null && exclAll.Contains(m)) continue;
                var prop = (ren as JObj)?.Str(m) ?? Naming.Cap(m);
                yield return new Mem(m, prop, ms.Obj(m)!, payload == m, required.Contains(m), swap is List<object?> sw && sw.Contains(m));
            }
        }

        private object? Custom(string kind, string shape, string className)
        {
            var o = Dotnet.Obj(kind);
            return o is null ? null : o[shape] ?? o[className];
        }

        /// <summary>The CLR type of a member; inside collections value types are not nullable and enums are strings, as in the official packages.</summary>
        public string Clr(string shape, bool inCollection, Mem? m = null)
        {
            if (m is { EpochMillis: true }) return "DateTime?";
            var q = inCollection ? "" : "?";
            var s = Shape(shape);
            switch (s.Str("type"))
            {
                case "string": return s.Has("enum") && !inCollection ? "global::" + Ns + "." + ClassName(shape) : "string";
                case "boolean": return "bool" + q;
                case "integer": return "int" + q;
                case "long": return "long" + q;
                case "float": return "float" + q;
                case "double": return "double" + q;
                case "timestamp": return "DateTime" + q;
                case "blob": return "MemoryStream";
                case "list": return "List<" + Clr(s.Obj("member")!.Str("shape")!, true) + ">";
                case "map": return "Dictionary<string, " + Clr(s.Obj("value")!.Str("shape")!, true) + ">";
                case "structure":
                    if (s.Bool("document")) return "global::Amazon.Runtime.Documents.Document";
                    return ClassName(shape);
                default: throw new NotSupportedException(shape + ": " + s.Str("type"));
            }
        }
    }

    public sealed class Mem
    {
        public readonly string Name, Prop; public readonly JObj J; public readonly bool Payload, Required, EpochMillis;
        public Mem(string name, string prop, JObj j, bool payload, bool required, bool epochMillis) { Name = name; Prop = prop; J = j; Payload = payload; Required = required; EpochMillis = epochMillis; }
        public string Shape => J.Str("shape")!;
    }

    public static class Naming
    {
        public static string Cap(string s) => char.IsUpper(s[0]) ? s : char.ToUpperInvariant(s[0]) + s.Substring(1);

        /// <summary>Enum value to field name: every run of other characters ends a word, each word starts upper case.</summary>
        public static string EnumField(string v)
        {
            var sb = new StringBuilder(); bool up = true;
            foreach (var c in v)
            {
                if (char.IsLetterOrDigit(c) || c == '_') { sb.Append(up ? char.ToUpperInvariant(c) : c); up = false; }
                else up = true;
            }
            if (sb.Length == 0) return "Empty";
            if (char.IsDigit(sb[0])) sb.Insert(0, '_');
            return sb.ToString();
        }

        public static string Lit(string? s) => s is null ? "null" : "\"" + s.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r") + "\"";
    }
}
