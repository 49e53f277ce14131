using System;
using System.Collections.Generic;
using System.Linq;

namespace Cyclops.Aws.Generator
{
    /// <summary>Cuts a public AWS service model down to chosen operations and the shapes they reach, without documentation.</summary>
    public static class Trimmer
    {
        private static readonly string[] MetaKeys = { "apiVersion", "endpointPrefix", "jsonVersion", "protocol", "serviceId", "signingName", "targetPrefix", "xmlNamespace" };
        private static readonly string[] OpKeys = { "name", "http", "input", "output", "errors", "endpoint", "authtype" };
        private static readonly string[] ShapeKeys = { "type", "members", "member", "key", "value", "required", "enum", "exception", "error", "retryable", "payload", "flattened", "locationName", "streaming", "xmlNamespace", "sensitive", "document", "eventstream" };
        private static readonly string[] MemberKeys = { "shape", "location", "locationName", "queryName", "idempotencyToken", "flattened", "xmlAttribute", "xmlNamespace", "jsonvalue", "timestampFormat", "hostLabel" };

        public static JObj Trim(JObj model, JObj? paginators, JObj? ruleset, JObj dotnet, IEnumerable<string> operations)
        {
            var ops = model.Obj("operations")!;
            var shapes = model.Obj("shapes")!;
            var want = operations.ToList();
            if (want.Count == 1 && want[0] == "*") want = ops.Keys.ToList();
            var missing = want.Where(o => !ops.Has(o)).ToList();
            if (missing.Count > 0) throw new InvalidOperationException("no such operation: " + string.Join(", ", missing));

            var result = new JObj();
            result["metadata"] = Pick(model.Obj("metadata")!, MetaKeys);
            result["dotnet"] = dotnet;
            var outOps = new JObj();
            var reach = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var o in want.OrderBy(x => x, StringComparer.Ordinal))
            {
                var op = Pick(ops.Obj(o)!, OpKeys);
                outOps[o] = op;
                foreach (var k in new[] { "input", "output" }) if (op.Obj(k) is { } io) { op[k] = Without(io, "documentation"); Walk(shapes, io.Str("shape")!, reach); }
                if (op.Arr("errors") is { } errs)
                {
                    op["errors"] = errs.Cast<JObj>().Select(e => (object?)Pick(e, new[] { "shape" })).ToList();
                    foreach (JObj e in errs.Cast<JObj>()) Walk(shapes, e.Str("shape")!, reach);
                }
            }
            result["operations"] = outOps;

            if (paginators?.Obj("pagination") is { } pag)
            {
                var p = new JObj();
                foreach (var o in outOps.Keys) if (pag.Obj(o) is { } po && po.Has("input_token") && po.Has("output_token")) p[o] = Pick(po, new[] { "input_token", "output_token", "more_results", "result_key" });
                if (p.Count > 0) result["pagination"] = p;
            }
            if (ruleset is not null)
            {
                var r = new JObj();
                var prm = new JObj();
                foreach (var k in ruleset.Obj("parameters")!.Keys) prm[k] = Without(ruleset.Obj("parameters")!.Obj(k)!, "documentation");
                r["parameters"] = prm;
                r["rules"] = ruleset["rules"];
                result["endpointRules"] = r;
            }
            var outShapes = new JObj();
            foreach (var n in reach)
            {
                var s = Pick(shapes.Obj(n)!, ShapeKeys);
                if (s.Obj("members") is { } ms)
                {
                    var nm = new JObj();
                    foreach (var m in ms.Keys) nm[m] = Pick(ms.Obj(m)!, MemberKeys);
                    s["members"] = nm;
                }
                foreach (var k in new[] { "member", "key", "value" }) if (s.Obj(k) is { } e) s[k] = Pick(e, MemberKeys);
                outShapes[n] = s;
            }
            result["shapes"] = outShapes;
            return result;
        }

        private static void Walk(JObj shapes, string name, SortedSet<string> reach)
        {
            if (!reach.Add(name)) return;
            var s = shapes.Obj(name)!;
            if (s.Obj("members") is { } ms) foreach (var m in ms.Keys) Walk(shapes, ms.Obj(m)!.Str("shape")!, reach);
            foreach (var k in new[] { "member", "key", "value" }) if (s.Obj(k) is { } e) Walk(shapes, e.Str("shape")!, reach);
        }

        private static JObj Pick(JObj o, string[] keys) { var r = new JObj(); foreach (var k in keys) if (o.Has(k)) r[k] = o[k]; return r; }
        private static JObj Without(JObj o, string key) { var r = new JObj(); foreach (var k in o.Keys) if (k != key) r[k] = o[k]; return r; }
    }
}
