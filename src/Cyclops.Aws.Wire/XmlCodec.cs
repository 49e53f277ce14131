using System.Collections;
using System.Xml;
using System.Xml.Linq;

namespace Cyclops.Aws.Wire;

/// <summary>XML bodies of the Query, EC2 and REST-XML protocols, both directions.</summary>
public static class XmlCodec
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    public static XElement? Load(Stream s)
    {
        using var r = XmlReader.Create(s, Settings);
        try { r.MoveToContent(); } catch (XmlException) when (r.ReadState is ReadState.Error or ReadState.Initial && r.Depth == 0) { return null; }
        return r.NodeType == XmlNodeType.Element ? (XElement)XNode.ReadFrom(r) : null;
    }

    /// <summary>The official unmarshallers match element names without regard to case, and Route 53 depends on it.</summary>
    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    public static XElement? Child(XElement e, string localName)
    {
        for (var n = e.FirstNode; n is not null; n = n.NextNode)
            if (n is XElement c && Same(c.Name.LocalName, localName)) return c;
        return null;
    }

    public static void Fill(XElement e, StructShape s, object target)
    {
        var members = s.Members;
        for (int i = 0; i < members.Length; i++)
        {
            var m = members[i];
            if (m.Loc is not (Loc.Body or Loc.Payload)) continue;
            var name = m.XmlName;
            if (m.XmlAttribute)
            {
                var local = name[(name.IndexOf(':') + 1)..];
                foreach (var a in e.Attributes()) if (a.Name.LocalName == local) s.Set(target, i, Scalars.Parse(m.Shape, a.Value));
                continue;
            }
            switch (m.Shape)
            {
                case ListShape { Flattened: true } ls:
                    IList? fl = null;
                    foreach (var c in e.Elements()) if (Same(c.Name.LocalName, name)) (fl ??= ls.Create()).Add(Read(c, ls.Element));
                    if (fl is not null) s.Set(target, i, fl);
                    break;
                case MapShape { Flattened: true } ms:
                    IDictionary? fm = null;
                    foreach (var c in e.Elements()) if (Same(c.Name.LocalName, name)) Entry(c, ms, fm ??= ms.Create());
                    if (fm is not null) s.Set(target, i, fm);
                    break;
                default:
                    if (Child(e, name) is { } child) s.Set(target, i, Read(child, m.Shape));
                    break;
            }
        }
    }

    private static object? Read(XElement e, Shape s)
    {
        switch (s)
        {
            case StructShape ss: var o = ss.Create(); Fill(e, ss, o); return o;
            case ListShape ls:
                var list = ls.Create();
                foreach (var c in e.Elements()) list.Add(Read(c, ls.Element));
                return list;
            case MapShape ms:
                var map = ms.Create();
                foreach (var c in e.Elements()) Entry(c, ms, map);
                return map;
            default:
                var t = e.Value;
                if (t.Length == 0 && s.Kind is not (WireKind.String or WireKind.Blob)) return null;
                return Scalars.Parse(s, t);
        }
    }

    private static void Entry(XElement c, MapShape ms, IDictionary map)
    {
        var k = Child(c, ms.KeyName);
        if (k is null) return;
        map[k.Value] = Child(c, ms.ValueName) is { } v ? Read(v, ms.Value) : null;
    }

    public static void WriteMembers(XmlWriter w, StructShape s, object o, string? ns, bool fillTokens = false)
    {
        var members = s.Members;
        for (int pass = 0; pass < 2; pass++)
            for (int i = 0; i < members.Length; i++)
            {
                var m = members[i];
                if (m.Loc is not (Loc.Body or Loc.Payload) || m.XmlAttribute != (pass == 0)) continue;
                var v = s.Get(o, i);
                if (!W.IsSet(v))
                {
                    if (!(fillTokens && m.Idempotency)) continue;
                    v = Guid.NewGuid().ToString();
                }
                if (pass == 0) { w.WriteAttributeString(m.XmlName, Scalars.Text(m.Shape, v!)); continue; }
                Write(w, m.Shape, m.XmlName, v!, m.XmlNamespace ?? ns);
            }
    }

    public static void Write(XmlWriter w, Shape s, string name, object? v, string? ns)
    {
        if (v is null) return;
        switch (s)
        {
            case StructShape ss:
                w.WriteStartElement(name, ns); WriteMembers(w, ss, v, ns); w.WriteEndElement();
                break;
            case ListShape ls:
                if (!ls.Flattened) w.WriteStartElement(name, ns);
                foreach (var e in (IList)v) Write(w, ls.Element, ls.Flattened ? name : ls.ElementName ?? "member", e, ns);
                if (!ls.Flattened) w.WriteEndElement();
                break;
            case MapShape ms:
                if (!ms.Flattened) w.WriteStartElement(name, ns);
                foreach (DictionaryEntry e in (IDictionary)v)
                {
                    w.WriteStartElement(ms.Flattened ? name : "entry", ns);
                    w.WriteElementString(ms.KeyName, ns, (string)e.Key);
                    Write(w, ms.Value, ms.ValueName, e.Value, ns);
                    w.WriteEndElement();
                }
                if (!ms.Flattened) w.WriteEndElement();
                break;
            default: w.WriteElementString(name, ns, Scalars.Text(s, v)); break;
        }
    }
}
