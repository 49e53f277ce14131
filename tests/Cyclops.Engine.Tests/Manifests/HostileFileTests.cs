using System.Text;
using Cyclops.Engine.Manifests;
using Cyclops.Model;
using Cyclops.Model.Manifests;
using Cyclops.Model.Sources;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>Files made to hurt: the reader answers with an error, soon, and on a small stack.</summary>
public sealed class HostileFileTests
{
    private const int Full = 256 * 1024;

    // What the reader may take for the worst file; it needs a tenth of it on an idle machine.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Repeated => [.. new[]
    {
        "[", "{", "- ", "? ", "a: ", "{a: ", "[a, ", "[[],", "\"", "'", "| ", "&a ", "*a ", "!a ", "# ", "\\", "%", "a\n", "- a\n", "---\n",
        "a: b\n", "a:\n b\n", "[\n", "{\n", "- \n", "? \n", ": \n", "\n", " ", "<<: ", "\"\\u0041", "a: |\n b\n", "\r\n", "é", "\U0001F600", "a, ",
    }];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void A_pattern_repeated_to_the_size_limit_is_answered(string pattern)
    {
        foreach (var prefix in new[] { "", "a: ", "[", "spec: {", "\"", "- " })
        {
            var text = new StringBuilder(prefix);
            while (text.Length + pattern.Length < Full / 8)
            {
                text.Append(pattern);
            }

            var set = ReadOnSmallStack(Encoding.UTF8.GetBytes(text.ToString()));

            Assert.NotEmpty(set.Errors);
            Assert.Equal(["web"], set.InvalidApps);
        }
    }

    [Theory]
    [InlineData("TooDeep", "[", 33)]
    [InlineData("TooDeep", "{a: ", 33)]
    [InlineData("TooDeep", "[", 100_000)]
    [InlineData("TooDeep", "- ", 100_000)]
    public void Deep_nesting_is_refused(string code, string pattern, int times)
    {
        var set = ReadOnSmallStack(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(pattern, times))));

        Assert.Equal(code, Assert.Single(set.Errors).Code);
    }

    [Fact]
    public void Deep_blocks_are_refused()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"{new string(' ', i)}a:\n"));

        Assert.Equal("TooDeep", Assert.Single(ReadOnSmallStack(Encoding.ASCII.GetBytes(text)).Errors).Code);
    }

    [Fact]
    public void A_file_above_the_size_limit_is_refused_unread()
    {
        Assert.Equal("FileTooLarge", Assert.Single(ReadOnSmallStack(new byte[Full + 1]).Errors).Code);
    }

    [Fact]
    public void A_file_of_very_many_values_is_refused()
    {
        var text = $"[{string.Concat(Enumerable.Repeat("a,", 30_000))}]";

        Assert.Equal("TooManyNodes", Assert.Single(ReadOnSmallStack(Encoding.ASCII.GetBytes(text)).Errors).Code);
    }

    [Fact]
    public void A_bomb_of_aliases_is_refused()
    {
        var text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var c = 'b'; c < 'l'; c++)
        {
            var before = (char)(c - 1);
            text.Append($"{c}: &{c} [{string.Join(", ", Enumerable.Repeat($"*{before}", 9))}]\n");
        }

        Assert.All(ReadOnSmallStack(Encoding.ASCII.GetBytes(text.ToString())).Errors, error => Assert.Contains(error.Code, new[] { "YamlAnchor", "YamlAlias", "UnknownField", "MissingField", "TooManyErrors" }));
    }

    [Fact]
    public void Mutations_of_the_samples_never_throw_and_are_read_the_same_twice()
    {
        var random = new Random(20260101);
        var samples = Samples.Snapshot();
        var reader = new ManifestReader();
        for (var i = 0; i < 1000; i++)
        {
            var victim = random.Next(samples.Files.Count);
            var files = samples.Files.Select((file, index) => index == victim ? Mutate(file, random, i) : file).ToEquatableList();
            var snapshot = samples with { Files = files };

            var set = reader.Read(snapshot);

            if (i % 20 == 0)
            {
                Assert.Equal(new ManifestReader().Read(snapshot), set);
            }

            Assert.Equal(3, set.Apps.Count + set.InvalidApps.Count);
            Assert.Equal(2, set.Environments.Count + set.InvalidEnvironments.Count);
        }
    }

    private static ManifestFile Mutate(ManifestFile file, Random random, int number)
    {
        var bytes = file.Content.ToArray().ToList();
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            var piece = Pieces[random.Next(Pieces.Length)];
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 8), bytes.Count - at - 1));
                    break;
                case 1:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(piece));
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
            }
        }

        return file with { BlobId = $"mutant-{number}", Content = bytes.ToArray() };
    }

    private static readonly string[] Pieces =
        ["\n", " ", "  ", ":", ": ", "- ", "[", "]", "{", "}", "\"", "'", "#", "&a", "*a", "!", "|", ">", "%", "@", "~", "null", "\t", "\r", "\0", "---\n", "...\n", "? ", ",", "<<", "\\", "é", "\u2028", "0", "-1", "spec", "image: x\n"];

    private static ManifestSet ReadOnSmallStack(byte[] bytes)
    {
        ManifestSet? set = null;
        var thread = new Thread(() => set = Repository.WithoutApps().With("apps/web/app.yaml", bytes).Read(), maxStackSize: 256 * 1024);
        thread.Start();
        Assert.True(thread.Join(Bound), "reading takes too long");
        return set!;
    }
}
