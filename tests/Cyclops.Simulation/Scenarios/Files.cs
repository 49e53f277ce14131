namespace Cyclops.Simulation.Scenarios;

/// <summary>Writes manifests of the simulated config repository.</summary>
internal static class Files
{
    /// <summary>The platform and one environment, <c>staging</c>, without an app.</summary>
    public static SortedDictionary<string, string> Base(this SortedDictionary<string, string> files) =>
        files.Platform().Environment("staging");

    /// <param name="spec">Lines of its spec, in flow style: <c>tags: {team: web}</c>.</param>
    public static SortedDictionary<string, string> Platform(this SortedDictionary<string, string> files, params string[] spec) =>
        files.Put("platform.yaml", "Platform", "acme", spec.Length == 0 ? ["tags: {team: web}"] : spec);

    /// <param name="cluster">Its cluster, in flow style.</param>
    /// <param name="more">More lines of its spec.</param>
    public static SortedDictionary<string, string> Environment(
        this SortedDictionary<string, string> files,
        string name,
        string cluster = "ec2: {instanceTypes: [t3.large], max: 4}",
        params string[] more) =>
        files.Put(
            $"environments/{name}/environment.yaml",
            "Environment",
            name,
            [$"domain: {name}.example.org", "network: {managed: {cidr: 10.40.0.0/16, nat: none}}", $"cluster: {{{cluster}}}", .. more]);

    /// <summary>An app that runs in staging.</summary>
    /// <param name="spec">More of its spec there, in flow style: <c>replicas: 2, port: 80</c>.</param>
    public static SortedDictionary<string, string> App(this SortedDictionary<string, string> files, string name, string image = "web:1", string spec = "") =>
        files.AppIn(name, $"staging: {{{spec}}}", image);

    /// <param name="environments">In flow style: <c>staging: {}, production: {replicas: 2}</c>.</param>
    public static SortedDictionary<string, string> AppIn(
        this SortedDictionary<string, string> files,
        string name,
        string environments,
        string image = "web:1",
        params string[] more) =>
        files.Put($"apps/{name}/app.yaml", "App", name, [$"image: {image}", $"environments: {{{environments}}}", .. more]);

    public static SortedDictionary<string, string> Without(this SortedDictionary<string, string> files, params string[] apps)
    {
        foreach (var app in apps)
        {
            files.Remove($"manifests/apps/{app}/app.yaml");
        }

        return files;
    }

    /// <summary>Writes a file as it is.</summary>
    public static SortedDictionary<string, string> Text(this SortedDictionary<string, string> files, string path, string text)
    {
        files[$"manifests/{path}"] = text;
        return files;
    }

    private static SortedDictionary<string, string> Put(this SortedDictionary<string, string> files, string path, string kind, string name, string[] spec) =>
        files.Text(path, $"apiVersion: cyclops/v1\nkind: {kind}\nmetadata: {{name: {name}}}\nspec:\n{string.Concat(spec.Select(s => $"  {s}\n"))}");
}
