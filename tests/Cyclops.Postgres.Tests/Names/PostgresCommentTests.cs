using Cyclops.Postgres.Names;

namespace Cyclops.Postgres.Tests.Names;

public sealed class PostgresCommentTests
{
    private static readonly PostgresComment Comment = new("acme", "staging", "tel-aviv", "main");

    [Fact]
    public void A_comment_is_read_as_it_was_written()
    {
        var comment = Comment.With("retention", "30d").With("commit", "0123abcd");

        Assert.Equal("cyclops/acme/staging/tel-aviv/main commit=0123abcd retention=30d", comment.ToString());
        Assert.Equal(comment, PostgresComment.Parse(comment.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("the database of tel-aviv")]
    [InlineData("cyclops/acme/staging/tel-aviv")]
    [InlineData("cyclops/acme/staging/tel-aviv/main/more")]
    [InlineData("Cyclops/acme/staging/tel-aviv/main")]
    [InlineData(" cyclops/acme/staging/tel-aviv/main")]
    [InlineData("cyclops/acme/staging/tel-aviv/main ")]
    [InlineData("cyclops/acme/staging/tel-aviv/main a")]
    [InlineData("cyclops/acme/staging/tel-aviv/main a=")]
    [InlineData("cyclops/acme/staging/tel-aviv/main a=1 a=2")]
    [InlineData("cyclops/acme/Staging/tel-aviv/main")]
    [InlineData("cyclops/acme/staging/tel-aviv/main\nb=c")]
    public void What_is_written_otherwise_is_not_ours(string? text) => Assert.Null(PostgresComment.Parse(text));

    [Theory]
    [InlineData("a b", "1")]
    [InlineData("a", "1 2")]
    [InlineData("a", "")]
    [InlineData("a=b", "1")]
    [InlineData("a", "é")]
    public void A_value_that_could_not_be_read_again_is_refused(string key, string value) =>
        Assert.Throws<ArgumentException>(() => Comment.With(key, value));

    [Fact]
    public void Values_do_not_make_it_anothers()
    {
        Assert.True(Comment.IsSame(Comment.With("commit", "1")));
        Assert.False(Comment.IsSame(new("acme", "staging", "tel-aviv", "other")));
        Assert.False(Comment.IsSame(null));
    }

    [Fact]
    public void A_value_of_null_takes_it_out() => Assert.Equal(Comment, Comment.With("commit", "1").With("commit", null));
}
