using System.Text;

namespace Cyclops.Simulation.Sources;

/// <summary>One app's file in every state of disrepair, as a commit of one app; and some that only look like it.</summary>
internal static class BrokenAppFiles
{
    private const string App = "app-a";

    private static readonly string Text = GoodRepository.App(App, "web:2");

    public static IReadOnlyList<BadSource> All { get; } =
    [
        With("app-empty", "F49", ""),
        With("app-of-comments", "F49", "# later\n"),
        With("app-null", "F49", "~\n"),
        With("app-with-conflict-markers", "F50", Text.Replace("  image: web:2\n", "<<<<<<< HEAD\n  image: web:2\n=======\n  image: web:3\n>>>>>>> main\n", StringComparison.Ordinal)),
        With("app-with-tabs", "F51", Text.Replace("  image", "\timage", StringComparison.Ordinal)),
        With("app-in-utf-16", "F51", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)]),
        With("app-in-utf-16-without-a-mark", "F51", Encoding.Unicode.GetBytes(Text)),
        With("app-in-latin-1", "F51", Encoding.Latin1.GetBytes(Text + "# f\u00fcr sp\u00e4ter\n")),
        With("app-with-a-nul", "F51", Text.Replace("web:2", "web:2\0", StringComparison.Ordinal)),
        With("app-with-text-shown-backwards", "F51", Text + "# \u202E later\n"),
        With("app-with-a-mark-and-crlf", "F51", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\r\n"))]) with { ExpectedReason = null },
        With("app-with-a-key-twice", "F47", Text + "  image: web:3\n"),
        With("app-with-an-unknown-field", "F47", Text + "  iamge: web:3\n"),
        With("app-of-an-unknown-version", "F47", Text.Replace("cyclops/v1", "cyclops/v2", StringComparison.Ordinal)),
        With("app-with-a-second-document", "H7", Text + "---\n" + Text),
        With("app-with-an-anchor-and-its-alias", "H7", Text + "  env: &env {A: b}\n  labels: *env\n"),
        With("app-with-a-merge-key", "H7", Text + "  env: {<<: {A: b}}\n"),
        With("app-with-a-tag", "H7", Text.Replace("image: ", "image: !!binary ", StringComparison.Ordinal)),
        With("app-nested-deeply", "H7", Text + $"  command: {new string('[', 10_000)}{new string(']', 10_000)}\n"),
        With("app-too-big", "H6", Text + new string('#', 300 * 1024)) with { ExpectedReason = "LimitExceeded" },
        With("app-truncated", "F47", Text[..(Text.Length - 8)]),
        With("app-truncated-between-lines", "F47", Text[..Text.IndexOf("  environments", StringComparison.Ordinal)]),
        With("app-without-an-image", "F47", Text.Replace("  image: web:2\n", "", StringComparison.Ordinal)),
        With("app-in-an-unknown-environment", "F47", GoodRepository.App(App, environments: "{stagging: {}}")),
        With("app-in-a-null-environment", "F47", GoodRepository.App(App, environments: "{staging: ~}")),
        With("app-in-null-environments", "F47", GoodRepository.App(App, environments: "~")),
        With("app-in-a-list-of-environments", "F47", GoodRepository.App(App, environments: "[]")),
        With("app-a-pointer-to-a-large-file", "H6", "version https://git-lfs.github.com/spec/v1\noid sha256:" + new string('0', 64) + "\nsize 120\n"),
        With("app-encrypted", "F51", [0, .. "GITCRYPT\0"u8, 0x9c, 0xff, 0x10, 0x80]),
        new("app-a-link", "H6", r =>
        {
            File.Delete(Path.Combine(r.Path, GoodRepository.AppPath(App)));
            File.CreateSymbolicLink(Path.Combine(r.Path, GoodRepository.AppPath(App)), "../app-b/app.yaml");
            r.Commit();
        })
        {
            ExpectedReason = "UnsupportedEntry",
        },
        new("app-executable", "H6", r => r.CommitEntries("run it", ("100755", r.WriteBlob(Text), GoodRepository.AppPath(App)))),
        new("app-only-by-environment", "F47", r =>
        {
            r.Git("mv", GoodRepository.AppPath(App), $"manifests/apps/{App}/staging.yaml");
            r.Commit();
        })
        {
            ExpectedReason = BadSource.ManifestErrors,
        },
    ];

    private static BadSource With(string name, string fault, string text) => With(name, fault, Encoding.UTF8.GetBytes(text));

    private static BadSource With(string name, string fault, byte[] content) => new(
        name, fault, r => r.Write(GoodRepository.AppPath(App), content).Commit("app-a: change"))
    {
        ExpectedReason = BadSource.ManifestErrors,
    };
}
