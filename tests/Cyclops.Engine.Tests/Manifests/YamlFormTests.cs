using System.Text;

namespace Cyclops.Engine.Tests.Manifests;

/// <summary>Files that are no acceptable YAML: refused with their place, before any field is looked at.</summary>
public sealed class YamlFormTests
{
    private const string Head = "apiVersion: cyclops/v1\nkind: App\nmetadata: {name: web}\n";

    [Theory]
    [InlineData("YamlAnchor", "spec:\n  image: ▶&a a/b:1\n  environments: {staging: {}}\n")]
    [InlineData("YamlAnchor", "spec: ▶&a {image: a/b:1, environments: {staging: {}}}\n")]
    [InlineData("YamlTag", "spec: {image: ▶!!str a/b:1, environments: {staging: {}}}\n")]
    [InlineData("YamlTag", "spec: {image: ▶!secret a/b:1, environments: {staging: {}}}\n")]
    [InlineData("YamlTag", "spec: {image: a/b:1, port: ▶!!int 80, environments: {staging: {}}}\n")]
    [InlineData("YamlTag", "spec: ▶!<tag:yaml.org,2002:map> {image: a/b:1, environments: {staging: {}}}\n")]
    [InlineData("YamlAlias", "spec: {image: ▶*a, environments: {staging: {}}}\n")]
    [InlineData("YamlMergeKey", "spec: {▶<<: {port: 80}, image: a/b:1, environments: {staging: {}}}\n")]
    [InlineData("DuplicateKey", "spec: {image: a/b:1, ▶image: a/b:2, environments: {staging: {}}}\n")]
    [InlineData("DuplicateKey", "spec: {image: a/b:1, ▶\"image\": a/b:2, environments: {staging: {}}}\n")]
    [InlineData("DuplicateKey", "spec: {image: a/b:1, environments: {staging: {}}}\n▶spec: {}\n")]
    [InlineData("DuplicateKey", "spec: {image: a/b:1, environments: {staging: {}, ▶staging: {replicas: 2}}}\n")]
    [InlineData("DuplicateKey", "spec: {image: a/b:1, env: {A: x, ▶A: y}, environments: {staging: {}}}\n")]
    [InlineData("InvalidKey", "spec: {image: a/b:1, ▶[a, b]: 1, environments: {staging: {}}}\n")]
    [InlineData("InvalidKey", "spec: {image: a/b:1, ▶{a: b}: 1, environments: {staging: {}}}\n")]
    [InlineData("InvalidKey", "spec:\n  image: a/b:1\n  ▶~: 1\n  environments: {staging: {}}\n")]
    [InlineData("InvalidKey", "spec:\n  image: a/b:1\n  ▶null: 1\n  environments: {staging: {}}\n")]
    [InlineData("SecondDocument", "spec: {image: a/b:1, environments: {staging: {}}}\n▶---\nkind: App\n")]
    [InlineData("SecondDocument", "spec: {image: a/b:1, environments: {staging: {}}}\n▶---\n")]
    [InlineData("MergeConflict", "▶<<<<<<< HEAD\nspec: {}\n")]
    [InlineData("MergeConflict", "spec: {}\n▶=======\n")]
    [InlineData("MergeConflict", "spec: {}\n▶>>>>>>> theirs\n")]
    [InlineData("MergeConflict", "spec: {}\n▶||||||| base\n")]
    [InlineData("TabIndentation", "spec:\n▶\timage: a/b:1\n")]
    [InlineData("TabIndentation", "spec:\n  image: a/b:1\n▶\tport: 80\n")]
    [InlineData("ControlCharacter", "spec: {image: a/b:1▶\0, environments: {staging: {}}}\n")]
    [InlineData("ControlCharacter", "spec: {image: a/b:1▶\u0007, environments: {staging: {}}}\n")]
    [InlineData("ControlCharacter", "spec: {image: a/b:1▶\u202E, environments: {staging: {}}}\n")]
    [InlineData("ControlCharacter", "spec: {image: a/b:1▶\u2028, environments: {staging: {}}}\n")]
    [InlineData("ControlCharacter", "spec: {image: a/b:1▶\u0085, environments: {staging: {}}}\n")]
    [InlineData("ControlCharacter", "spec: {image: a/b▶\u200B:1, environments: {staging: {}}}\n")]
    [InlineData("ControlCharacter", "spec: {image: a/b:1} # harmless▶\rspec: {}\n")]
    [InlineData("ControlCharacter", "spec: {image: a/b▶\uFEFF:1, environments: {staging: {}}}\n")]
    [InlineData("ControlCharacter", "spec: {image: a/b:1, env: {A: ▶\"\\0\"}, environments: {staging: {}}}\n")]
    [InlineData("YamlSyntax", "spec: {image: a/b:1, environments: {staging: {}\n▶")]
    [InlineData("YamlSyntax", "spec: ▶[1\nimage: 2\n")]
    [InlineData("YamlSyntax", "spec:\n  image: a/b:1\n ▶port: 80\n")]
    [InlineData("YamlSyntax", "spec:\n  image: a▶: b\n")]
    [InlineData("YamlSyntax", "spec:\n  image: ▶\"a/b:1\n")]
    [InlineData("YamlSyntax", "spec:\n  image: ▶\"\\q\"\n")]
    [InlineData("YamlSyntax", "spec:\n  image: ▶\"\\uD800\"\n")]
    [InlineData("YamlSyntax", "spec: ▶@image\n")]
    [InlineData("YamlSyntax", "spec: ▶`image`\n")]
    [InlineData("YamlSyntax", "spec: ▶%image\n")]
    [InlineData("YamlSyntax", "spec:\n  - a\n  ▶image: b\n")]
    [InlineData("YamlSyntax", "▶}\n")]
    public void A_file_that_is_no_plain_YAML_is_refused_at_its_place(string code, string marked)
    {
        Marked.File("apps/web/app.yaml", Head + marked).MustFail(code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("~\n")]
    [InlineData("null\n")]
    [InlineData("---\n...\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_an_error_and_not_a_removal(string text)
    {
        var set = Repository.WithoutApps().With("apps/web/app.yaml", text).Read();

        Assert.Equal("EmptyManifest", Assert.Single(set.Errors).Code);
        Assert.Equal(["web"], set.InvalidApps);
    }

    [Theory]
    [InlineData("text\n")]
    [InlineData("[a, b]\n")]
    [InlineData("12\n")]
    public void A_file_that_is_no_map_is_refused(string text)
    {
        Assert.Equal("WrongType", Assert.Single(Repository.WithoutApps().With("apps/web/app.yaml", text).Read().Errors).Code);
    }

    [Fact]
    public void Directives_are_refused()
    {
        var text = $"%YAML 1.1\n---\n{Head}spec: {{image: a/b:1, environments: {{staging: {{}}}}}}\n";

        Assert.Equal("YamlDirective", Assert.Single(Repository.WithoutApps().With("apps/web/app.yaml", text).Read().Errors).Code);
    }

    [Fact]
    public void Line_ends_of_Windows_and_a_byte_order_mark_are_accepted()
    {
        var text = $"\uFEFF{Head}spec:\n  image: a/b:1\n  environments: {{staging: {{}}}}\n".Replace("\n", "\r\n", StringComparison.Ordinal);

        var set = Repository.WithoutApps().With("apps/web/app.yaml", text).Read();

        Assert.Empty(set.Errors);
        Assert.Equal("a/b:1", set.Apps["web"].Environments["staging"].Web.Image);
    }

    [Fact]
    public void Positions_count_lines_of_Windows_like_an_editor()
    {
        var text = $"{Head}spec:\n  image: a/b:1\n  port: x\n  environments: {{staging: {{}}}}\n".Replace("\n", "\r\n", StringComparison.Ordinal);

        var error = Assert.Single(Repository.WithoutApps().With("apps/web/app.yaml", text).Read().Errors);

        Assert.Equal("manifests/apps/web/app.yaml:6:9", error.Position.ToString());
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_with_their_place()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("apiVersion: cyclops/v1\nkind: "), 0xC3, 0x28];

        var error = Assert.Single(Repository.WithoutApps().With("apps/web/app.yaml", bytes).Read().Errors);

        Assert.Equal(("NotUtf8", 2, 7), (error.Code, error.Position.Line, error.Position.Column));
    }

    [Fact]
    public void UTF16_is_named_as_such()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Head)).ToArray();

        var error = Assert.Single(Repository.WithoutApps().With("apps/web/app.yaml", bytes).Read().Errors);

        Assert.Equal("NotUtf8", error.Code);
        Assert.Contains("UTF-16", error.Message, StringComparison.Ordinal);
    }
}
