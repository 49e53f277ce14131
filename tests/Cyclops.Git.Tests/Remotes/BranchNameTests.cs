using Cyclops.Git.Remotes;

namespace Cyclops.Git.Tests.Remotes;

public sealed class BranchNameTests
{
    public static TheoryData<string> Names =>
    [
        "", " ", "-", "--upload-pack=x", "-b", "@", "HEAD", "refs/heads/main", "a b", "a~1", "a^", "a:b", "a?b", "a*b", "a[b", "a\\b", "a..b", "..", ".", ".a", "a/.b",
        "a.", "a.lock", "a.lock/b", "a//b", "/a", "a/", "a@{1}", "@{-1}", "a\nb", "a\0b", "a\u007fb", "a\u202eb", "a\tb", "+main:refs/heads/x", ":main", "main:other",
        "main", "release/1.2", "feature/x_y-z", "a@b", "@a", "a.b", "2026", "caf\u00e9", "a=b", "$(x)", "a;b", "{}", "a,b",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_taken_only_where_git_takes_it(string name)
    {
        var taken = BranchName.IsValid(name);

        if (taken)
        {
            Assert.Equal("", GitTool.Run(Path.GetTempPath(), null, ["check-ref-format", BranchName.Parse(name).FullName]));
        }
        else
        {
            Assert.Equal("BranchRefused", Assert.Throws<SourceException>(() => BranchName.Parse(name)).Reason);
        }
    }

    [Theory]
    [InlineData("main")]
    [InlineData("release/1.2")]
    [InlineData("feature/x_y-z")]
    public void Usual_names_are_taken(string name) => Assert.Equal($"refs/heads/{name}", BranchName.Parse(name).FullName);

    [Theory]
    [InlineData("--upload-pack=touch x")]
    [InlineData("refs/heads/main")]
    [InlineData("+main:refs/heads/x")]
    public void Options_and_refspecs_are_not_taken(string name) => Assert.False(BranchName.IsValid(name));
}
