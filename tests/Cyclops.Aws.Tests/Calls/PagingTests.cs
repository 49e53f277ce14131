using Cyclops.Aws.Calls;
using Cyclops.Model.Outcomes;

namespace Cyclops.Aws.Tests.Calls;

public sealed class PagingTests
{
    [Fact]
    public async Task All_pages_are_read_in_order()
    {
        var tokens = new List<string?>();

        var all = await Paging.CollectAsync<int>("test:List", token =>
        {
            tokens.Add(token);
            return Answer(token switch { null => ([1, 2], "a"), "a" => (null, "b"), _ => ([3], "") });
        });

        Assert.Equal([1, 2, 3], all);
        Assert.Equal([null, "a", "b"], tokens);
    }

    [Fact]
    public async Task A_service_that_gives_the_same_page_again_tells_nothing()
    {
        var fault = await Assert.ThrowsAsync<CloudFault>(() => Paging.CollectAsync<int>("test:List", _ => Answer(([1], "again"))));

        Assert.Equal(("PaginationLoop", true), (fault.Code, fault.IsTransient));
        Assert.StartsWith("test:List: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_goes_round_in_circles_is_left_in_the_end()
    {
        var pages = 0;

        var fault = await Assert.ThrowsAsync<CloudFault>(() => Paging.CollectAsync<int>("test:List", token =>
        {
            pages++;
            return Answer(([1], token == "a" ? "b" : "a"));
        }));

        Assert.Equal("PaginationLoop", fault.Code);
        Assert.InRange(pages, 2, 10_000);
    }

    [Fact]
    public async Task A_page_that_fails_fails_the_listing()
    {
        var denied = new CloudFault("AccessDenied", "no", isTransient: false);

        var fault = await Assert.ThrowsAsync<CloudFault>(() =>
            Paging.CollectAsync<int>("test:List", token => token is null ? Answer(([1], "a")) : throw denied));

        Assert.Same(denied, fault);
    }

    private static Task<(IEnumerable<int>? Items, string? Next)> Answer((int[]? Items, string? Next) page) =>
        Task.FromResult<(IEnumerable<int>?, string?)>((page.Items, page.Next));
}
