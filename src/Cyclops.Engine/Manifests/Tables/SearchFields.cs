using Cyclops.Engine.Manifests.Fields;
using Cyclops.Engine.Manifests.Yaml;

namespace Cyclops.Engine.Manifests.Tables;

/// <summary>The Solr server of an environment: one that is made, or an existing one.</summary>
internal static class SearchFields
{
    // Solr's own default heap is 512 MiB.
    private const int LeastMemory = 512;
    private const int MostMemory = 65_536;

    public static readonly Field<string> Image = Field<string>.WithDefault("image", SharedKinds.Image, "solr:9", "Container image.");

    public static readonly Field<int> Memory = Field<int>.WithDefault(
        "memory", new MemoryKind(LeastMemory, MostMemory), "2048", "Hard limit. MiB, or `512Mi`, `2Gi`; at most `64Gi`.");

    public static readonly Field<int> Cpu = Field<int>.WithDefault(
        "cpu", SharedKinds.Cpu, "512", "CPU units that are reserved; 1024 are one vCPU. Also `0.5vCPU`.");

    public static readonly ObjectKind ManagedKind = new("ManagedSearch", "One shared Solr as a service on the cluster.", Image, Memory, Cpu);

    public static readonly Field<string> Url = Field<string>.Required(
        "url",
        new TextKind("a URL like http://host:8983/solr or https://host/solr, without user and password", "http://solr.example.org:8983/solr")
        {
            Pattern = "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?",
            MaxLength = 256,
            IsSensitive = true,
            HintFor = text => text.Contains('@', StringComparison.Ordinal)
                ? "leave user and password out; apps take them from secrets"
                : "write for example http://solr.example.org:8983/solr",
        },
        "`http://` or `https://`, host, and port and path where they are needed.");

    public static readonly ObjectKind ExistingKind = new("ExistingSearch", "One that is there already.", Url);

    public static readonly Field<YamlMapping> Managed = Field<YamlMapping>.Optional(
        "managed", ManagedKind, "this one, with its defaults", "A Solr on the cluster, of an image like the official one: user 8983, its data in `/var/solr`. Its index outlives it.");

    public static readonly Field<YamlMapping> Existing = Field<YamlMapping>.Optional(
        "existing", ExistingKind, "none", "One that is there already.");

    public static readonly ObjectKind Kind = new("Search", "The Solr server of an environment. `{}` is a managed one.", Managed, Existing)
    {
        IsUnion = true,
        MayBeEmpty = true,
    };
}
