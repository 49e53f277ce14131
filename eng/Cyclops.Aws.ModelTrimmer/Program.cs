using System.IO.Compression;
using Cyclops.Aws.Generator;

switch (args[0])
{
    case "trim": // awsgen trim <botocore data dir> <services.json> <out dir>
        {
            var manifest = (JObj)MiniJson.Parse(File.ReadAllText(args[2]))!;
            Directory.CreateDirectory(args[3]);
            foreach (var key in manifest.Keys)
            {
                var m = manifest.Obj(key)!;
                var dir = Path.Combine(args[1], m.Str("data")!);
                var dotnet = new JObj();
                foreach (var k in m.Keys) if (k is not ("data" or "operations")) dotnet[k] = m[k];
                var t = Trimmer.Trim(Load(dir, "service-2")!, Load(dir, "paginators-1"), Load(dir, "endpoint-rule-set-1"), dotnet, m.Arr("operations")!.Cast<string>());
                File.WriteAllText(Path.Combine(args[3], key + ".awsmodel.json"), MiniJson.Write(t, 2));
            }
            return 0;
        }
    case "gen": // awsgen gen <models dir> <out dir> [models|schema|client|all]
        {
            var what = args.Length > 3 ? Enum.Parse<Emit>(args[3], true) : Emit.All;
            Directory.CreateDirectory(args[2]);
            var sw = System.Diagnostics.Stopwatch.StartNew();
            foreach (var f in Directory.GetFiles(args[1], "*.json").Order())
                foreach (var s in Emitter.Run(File.ReadAllText(f), what)) File.WriteAllText(Path.Combine(args[2], s.Name), s.Text);
            Console.WriteLine($"generated in {sw.ElapsedMilliseconds} ms");
            return 0;
        }
    default: Console.Error.WriteLine("trim|gen"); return 2;
}

static JObj? Load(string dir, string name)
{
    var plain = Path.Combine(dir, name + ".json");
    if (File.Exists(plain)) return (JObj)MiniJson.Parse(File.ReadAllText(plain))!;
    if (!File.Exists(plain + ".gz")) return null;
    using var gz = new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
    using var r = new StreamReader(gz);
    return (JObj)MiniJson.Parse(r.ReadToEnd())!;
}
