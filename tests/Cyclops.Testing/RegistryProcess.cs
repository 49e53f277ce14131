using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Cyclops.Testing;

/// <summary>A container registry of one's own on loopback (Debian's <c>docker-registry</c>), gone afterwards with all in it.</summary>
public sealed class RegistryProcess : IDisposable
{
    /// <summary>Who may pull and push where it is private.</summary>
    public const string User = "ada";

    /// <summary>The user's password.</summary>
    public const string Password = "not-a-secret";

    /// <summary>Why tests are skipped where the registry is missing.</summary>
    public const string Missing = "docker-registry is not installed here";

    private const string ProgramPath = "/usr/bin/docker-registry";
    private const string PasswordFile = "ada:$2b$05$abcdefghijklmnopqrstuuVPNOToLP9MHdthRCXkVoiIF0qNKnk2G\n";
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private const string IndexType = "application/vnd.oci.image.index.v1+json";
    private const int Attempts = 3;

    private readonly TempFolder _folder;
    private readonly Process _process;
    private readonly HttpClient _http;

    private RegistryProcess(TempFolder folder, Process process, int port)
    {
        (_folder, _process, Host) = (folder, process, $"127.0.0.1:{port}");
        _http = new HttpClient { BaseAddress = new($"http://{Host}/v2/"), Timeout = TimeSpan.FromSeconds(10) };
        _http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
    }

    public static bool IsInstalled => File.Exists(ProgramPath);

    /// <summary><c>127.0.0.1:PORT</c>.</summary>
    public string Host { get; }

    /// <summary>Starts one.</summary>
    /// <param name="isPrivate">Whether it wants user and password of everybody.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has what it said.</exception>
    public static async Task<RegistryProcess> StartAsync(bool isPrivate = false)
    {
        // Another program may take the port between finding it free and taking it.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(isPrivate);
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // Another port, then.
            }
        }
    }

    /// <summary>Pushes an image of one small file, which the text makes another one.</summary>
    /// <returns>Digest of its manifest.</returns>
    public async Task<string> PushAsync(string repository, string tag, string text)
    {
        var config = await PushBlobAsync(repository, $$$"""{"architecture":"amd64","os":"linux","config":{"Labels":{"text":"{{{text}}}"}},"rootfs":{"type":"layers","diff_ids":[]}}""");
        return await PutAsync(repository, tag, ManifestType, $$"""
            {"schemaVersion":2,"mediaType":"{{ManifestType}}","config":{"mediaType":"application/vnd.docker.container.image.v1+json",{{config}}},"layers":[]}
            """);
    }

    /// <summary>Pushes an index of two images, for <c>linux/amd64</c> and <c>linux/arm64</c>.</summary>
    /// <returns>Digest of the index.</returns>
    public async Task<string> PushIndexAsync(string repository, string tag)
    {
        var entries = new List<string>();
        foreach (var architecture in new[] { "amd64", "arm64" })
        {
            var digest = await PushAsync(repository, $"{tag}-{architecture}", architecture);
            var size = (await _http.GetByteArrayAsync(new Uri($"{repository}/manifests/{digest}", UriKind.Relative))).Length;
            entries.Add($$$"""{"mediaType":"{{{ManifestType}}}","digest":"{{{digest}}}","size":{{{size}}},"platform":{"architecture":"{{{architecture}}}","os":"linux"}}""");
        }

        return await PutAsync(repository, tag, IndexType, $$"""{"schemaVersion":2,"mediaType":"{{IndexType}}","manifests":[{{string.Join(',', entries)}}]}""");
    }

    public void Dispose()
    {
        _http.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private static async Task<RegistryProcess> StartOnceAsync(bool isPrivate)
    {
        var folder = new TempFolder();
        var port = LoopbackListener.FreePort();
        File.WriteAllText(folder["htpasswd"], PasswordFile);
        var access = $"""
            auth:
              htpasswd:
                realm: cyclops
                path: {folder["htpasswd"]}
            """;
        File.WriteAllText(folder["config.yml"], $"""
            version: 0.1
            log:
              level: info
              accesslog:
                disabled: true
            storage:
              filesystem:
                rootdirectory: {folder["data"]}
            http:
              addr: 127.0.0.1:{port}
            {(isPrivate ? access : "")}
            """);
        var process = Process.Start(new ProcessStartInfo(ProgramPath, ["serve", folder["config.yml"]]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var log = new StringBuilder();
        var listens = new TaskCompletionSource<bool>();
        process.ErrorDataReceived += (_, line) =>
        {
            log.AppendLine(line.Data);
            if (line.Data is null || line.Data.Contains("listening on", StringComparison.Ordinal))
            {
                listens.TrySetResult(line.Data is not null);
            }
        };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        if (await listens.Task)
        {
            return new(folder, process, port);
        }

        process.Dispose();
        folder.Dispose();
        throw new InvalidOperationException($"docker-registry: {log}");
    }

    /// <summary>One upload in a single request. Source: OCI Distribution Specification 1.1, "Pushing a blob monolithically".</summary>
    private async Task<string> PushBlobAsync(string repository, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var digest = DigestOf(bytes);
        using var begun = await _http.PostAsync(new Uri($"{repository}/blobs/uploads/", UriKind.Relative), content: null);
        var place = new Uri(_http.BaseAddress!, begun.EnsureSuccessStatusCode().Headers.Location!);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/octet-stream");
        using var put = await _http.PutAsync(new Uri($"{place}{(place.Query.Length > 0 ? '&' : '?')}digest={Uri.EscapeDataString(digest)}"), content);
        put.EnsureSuccessStatusCode();
        return $"\"size\":{bytes.Length},\"digest\":\"{digest}\"";
    }

    private async Task<string> PutAsync(string repository, string tag, string type, string manifest)
    {
        var bytes = Encoding.UTF8.GetBytes(manifest);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var put = await _http.PutAsync(new Uri($"{repository}/manifests/{tag}", UriKind.Relative), content);
        return put.IsSuccessStatusCode ? DigestOf(bytes) : throw new InvalidOperationException(await put.Content.ReadAsStringAsync());
    }

    private static string DigestOf(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
