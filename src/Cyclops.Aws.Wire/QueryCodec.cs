using System.Collections;
using System.Globalization;

namespace Cyclops.Aws.Wire;

/// <summary>AWS Query and EC2 form encoding, both directions.</summary>
public static class QueryCodec
{
    public static string Name(Member m, bool ec2) => ec2 ? m.QueryName ?? Up(m.LocationName ?? m.Name) : m.LocationName ?? m.Name;

    private static string Up(string s) => char.IsUpper(s[0]) ? s : char.ToUpperInvariant(s[0]) + s[1..];

    public static void WriteStruct(Action<string, string> add, StructShape s, object o, string prefix, bool ec2)
    {
        var members = s.Members;
        for (int i = 0; i < members.Length; i++)
        {
            var m = members[i];
            var v = s.Get(o, i);
            if (!W.IsSet(v))
            {
                if (!m.Idempotency) continue;
                v = Guid.NewGuid().ToString();
            }
            Write(add, m.Shape, v!, prefix + Name(m, ec2), ec2);
        }
    }

    private static void Write(Action<string, string> add, Shape s, object? v, string key, bool ec2)
    {
        if (v is null) return;
        switch (s)
        {
            case StructShape ss: WriteStruct(add, ss, v, key + ".", ec2); break;
            case ListShape ls:
                var list = (IList)v;
                if (list.Count == 0) { if (!ec2) add(key, ""); break; }
                var p = ListPrefix(ls, key, ec2);
                for (int i = 0; i < list.Count; i++) Write(add, ls.Element, list[i], p + (i + 1).ToString(CultureInfo.InvariantCulture), ec2);
                break;
            case MapShape ms:
                var mp = ms.Flattened ? key + "." : key + ".entry.";
                int n = 1;
                foreach (DictionaryEntry e in (IDictionary)v)
                {
                    add($"{mp}{n}.{ms.KeyName}", (string)e.Key);
                    Write(add, ms.Value, e.Value, $"{mp}{n}.{ms.ValueName}", ec2);
                    n++;
                }
                break;
            default: add(key, Scalars.Text(s, v)); break;
        }
    }

    private static string ListPrefix(ListShape ls, string key, bool ec2)
    {
        if (ec2) return key + ".";
        if (!ls.Flattened) return key + "." + (ls.ElementName ?? "member") + ".";
        return ls.ElementName is null ? key + "." : key[..(key.LastIndexOf('.') + 1)] + ls.ElementName + ".";
    }

    // ---- server direction ----

    /// <summary>A form body split on dots: "A.member.1.B=x" becomes nested nodes.</summary>
    public sealed class Node
    {
        public string? Value;
        public SortedDictionary<string, Node>? Children;
        public Node? this[string name] => Children is not null && Children.TryGetValue(name, out var n) ? n : null;

        public void Add(string path, string value)
        {
            var at = this;
            foreach (var part in path.Split('.'))
            {
                at.Children ??= new(StringComparer.Ordinal);
                if (!at.Children.TryGetValue(part, out var next)) at.Children[part] = next = new Node();
                at = next;
            }
            at.Value = value;
        }

        public IEnumerable<Node> Numbered()
        {
            if (Children is null) yield break;
            foreach (var kv in Children.Where(k => int.TryParse(k.Key, out _)).OrderBy(k => int.Parse(k.Key, CultureInfo.InvariantCulture))) yield return kv.Value;
        }
    }

    public static object ReadStruct(Node n, StructShape s, bool ec2)
    {
        var o = s.Create();
        var members = s.Members;
        for (int i = 0; i < members.Length; i++)
        {
            var m = members[i];
            var name = Name(m, ec2);
            if (!ec2 && m.Shape is ListShape { Flattened: true, ElementName: { } en }) name = en;
            var c = n[name];
            if (c is null) continue;
            s.Set(o, i, Read(c, m.Shape, ec2));
        }
        return o;
    }

    private static object? Read(Node n, Shape s, bool ec2)
    {
        switch (s)
        {
            case StructShape ss: return ReadStruct(n, ss, ec2);
            case ListShape ls:
                var list = ls.Create();
                var at = ec2 || ls.Flattened ? n : n[ls.ElementName ?? "member"];
                if (at is not null) foreach (var c in at.Numbered()) list.Add(Read(c, ls.Element, ec2));
                return list;
            case MapShape ms:
                var map = ms.Create();
                var mt = ms.Flattened ? n : n["entry"];
                if (mt is not null) foreach (var c in mt.Numbered()) map[c[ms.KeyName]?.Value ?? ""] = c[ms.ValueName] is { } vn ? Read(vn, ms.Value, ec2) : null;
                return map;
            default: return n.Value is null ? null : Scalars.Parse(s, n.Value);
        }
    }
}
