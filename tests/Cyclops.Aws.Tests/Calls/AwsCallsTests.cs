using System.Net;
using Amazon.Runtime;
using Cyclops.Aws.Calls;
using Cyclops.Model.Outcomes;
using Cyclops.Testing;

namespace Cyclops.Aws.Tests.Calls;

public sealed class AwsCallsTests
{
    private static readonly CallFamily Family = new("test", Burst: 5, PerSecond: 1);

    private readonly ManualTime _time = new();
    private readonly CallLog _log = new();

    [Fact]
    public async Task A_refusal_says_what_was_done_on_what_and_what_the_service_said()
    {
        var refusal = new AmazonServiceException("not you\nand more", ErrorType.Sender, "AccessDeniedException", "req-1", HttpStatusCode.Forbidden);

        var fault = await FaultAsync(refusal);

        Assert.Equal(("AccessDeniedException", false), (fault.Code, fault.IsTransient));
        Assert.Equal("ecs:CreateService for service haifa: AccessDeniedException: not you (request req-1)", fault.Message);
        Assert.Same(refusal, fault.InnerException);
    }

    [Theory]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest, true)]
    [InlineData("Throttling", HttpStatusCode.BadRequest, true)]
    [InlineData("RequestLimitExceeded", HttpStatusCode.ServiceUnavailable, true)]
    [InlineData("PriorRequestNotComplete", HttpStatusCode.BadRequest, true)]
    [InlineData("InternalFailure", HttpStatusCode.InternalServerError, true)]
    [InlineData("ValidationError", HttpStatusCode.BadRequest, false)]
    [InlineData("InvalidChangeBatch", HttpStatusCode.BadRequest, false)]
    public async Task It_is_known_whether_the_same_call_may_succeed_later(string code, HttpStatusCode status, bool isTransient)
    {
        var fault = await FaultAsync(new AmazonServiceException("x", ErrorType.Unknown, code, "", status));

        Assert.Equal((code, isTransient), (fault.Code, fault.IsTransient));
        Assert.DoesNotContain("(request", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_call_slows_its_family_down()
    {
        var calls = new AwsCalls(new CallBudget(_time), _log);
        await Assert.ThrowsAsync<CloudFault>(() => SendAsync(calls, new AmazonServiceException("slow", ErrorType.Sender, "ThrottlingException", "", HttpStatusCode.BadRequest)));

        var next = calls.SendAsync(Family, "a:B", "c", _ => Task.FromResult(1), default);

        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await next);
    }

    public static TheoryData<Exception> NetworkFailures =>
    [
        new HttpRequestException("connection refused"),
        new IOException("reset"),
        new TimeoutException("too late"),
        new TaskCanceledException("the HTTP client's own limit"),
        new AmazonClientException("Unable to get credentials"),
    ];

    [Theory]
    [MemberData(nameof(NetworkFailures), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_reached_is_a_fault_that_names_the_next_step(Exception failure)
    {
        var fault = await FaultAsync(failure);

        Assert.Equal(("Unreachable", true), (fault.Code, fault.IsTransient));
        Assert.Contains("check the network, the endpoint and the credentials", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_a_fault_of_its_own()
    {
        var fault = await FaultAsync(new AmazonUnmarshallingException("req-1", "here", new FormatException("no JSON")));

        Assert.Equal(("UnreadableAnswer", true), (fault.Code, fault.IsTransient));
    }

    [Fact]
    public async Task What_was_sent_is_answered_though_it_is_given_up()
    {
        using var cancel = new CancellationTokenSource();
        var calls = new AwsCalls(new CallBudget(_time), _log);

        var answer = await calls.SendAsync(
            Family,
            "elbv2:DeleteRule",
            "c",
            async token =>
            {
                await cancel.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 1;
            },
            cancel.Token);

        Assert.Equal(1, answer);
    }

    [Fact]
    public async Task What_was_given_up_while_it_waited_for_its_turn_is_not_sent()
    {
        using var cancel = new CancellationTokenSource();
        var calls = new AwsCalls(new CallBudget(_time), _log);
        for (var i = 0; i < Family.Burst; i++)
        {
            await calls.SendAsync(Family, "elbv2:DeleteRule", "c", _ => Task.FromResult(1), default);
        }

        var waiting = calls.SendAsync(Family, "elbv2:DeleteRule", "c", _ => Task.FromResult(1), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal((int)Family.Burst, _log.Total);
    }

    [Fact]
    public async Task Calls_are_counted_by_operation()
    {
        var calls = new AwsCalls(new CallBudget(_time), _log);
        await calls.SendAsync(Family, "ecs:ListServices", "x", _ => Task.FromResult(1), default);
        await calls.SendAsync(Family, "ecs:ListServices", "x", _ => Task.FromResult(1), default);
        await Assert.ThrowsAsync<CloudFault>(() => SendAsync(calls, new IOException()));

        Assert.Equal(3, _log.Total);
        Assert.Equal([KeyValuePair.Create("ecs:CreateService", 1), KeyValuePair.Create("ecs:ListServices", 2)], _log.ByOperation);
    }

    private Task<CloudFault> FaultAsync(Exception failure) =>
        Assert.ThrowsAsync<CloudFault>(() => SendAsync(new AwsCalls(new CallBudget(_time), _log), failure));

    private static Task<int> SendAsync(AwsCalls calls, Exception failure) =>
        calls.SendAsync(Family, "ecs:CreateService", "service haifa", _ => Task.FromException<int>(failure), default);
}
