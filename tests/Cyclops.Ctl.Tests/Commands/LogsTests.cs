using System.Text.Json;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Cyclops.Ctl.Terminal;
using Cyclops.Ctl.Tests.Support;
using Cyclops.LocalCloud.Faults;
using Cyclops.LocalCloud.Hosting;

namespace Cyclops.Ctl.Tests.Commands;

public sealed class LogsTests : IAsyncLifetime
{
    private const string Group = "/cyclops/test/staging/haifa";
    private const string One = "haifa/haifa/aaaaaaaa1111";
    private const string Two = "haifa/haifa/bbbbbbbb2222";
    private static readonly DateTimeOffset Noon = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly SteppingTime _time = new(Noon);
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private LocalCloudHost _cloud = null!;
    private AmazonCloudWatchLogsClient _logs = null!;

    public async ValueTask InitializeAsync()
    {
        ConfigRepository.Create(_folder.Path, "haifa", "jaffa")
            .Write("manifests/environments/dev/environment.yaml", "apiVersion: cyclops/v1\nkind: Environment\nmetadata: {name: dev}\nspec: {domain: dev.localhost}\n");
        _cloud = await LocalCloudHost.StartAsync(new() { Clock = _time }, cancellationToken: TestContext.Current.CancellationToken);
        _logs = new(new BasicAWSCredentials("local", "local"), new AmazonCloudWatchLogsConfig { ServiceURL = _cloud.Endpoint.ToString(), AuthenticationRegion = "us-east-1" });
        await _logs.CreateLogGroupAsync(new() { LogGroupName = Group });
        foreach (var stream in new[] { One, Two, "haifa/cron/aaaaaaaa1111" })
        {
            await _logs.CreateLogStreamAsync(new() { LogGroupName = Group, LogStreamName = stream });
        }
    }

    public async ValueTask DisposeAsync()
    {
        _end.Dispose();
        _logs.Dispose();
        await _cloud.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Lines_of_all_tasks_come_in_order_of_their_time_and_nothing_acts_on_a_terminal()
    {
        await WriteAsync(Two, -10, "second");
        await WriteAsync(One, -20, "\e[31mfirst\e[0m\twith\nmore \u202Ebidi");
        await WriteAsync("haifa/cron/aaaaaaaa1111", -5, "third");

        Assert.Equal(0, await RunAsync("logs", "haifa", "-e", "staging"));

        Assert.Equal(
            "2026-01-10T11:59:40.000Z  aaaaaaaa  haifa  first with more bidi\n"
            + "2026-01-10T11:59:50.000Z  bbbbbbbb  haifa  second\n"
            + "2026-01-10T11:59:55.000Z  aaaaaaaa  cron   third\n",
            _output.ToString());
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task What_is_asked_for_is_found_however_long_ago()
    {
        const int day = 86_400;
        await WriteAsync(One, -8 * day, "ancient");
        await WriteAsync(Two, -3 * day, "oldest");
        await WriteAsync(One, -day, "older");
        await WriteAsync(Two, -3_600, "old");
        await WriteAsync(One, -1, "new");
        (string Options, string Expected)[] all =
        [
            ("-n 2", "old, new"),
            ("-n 3", "older, old, new"),
            ("", "oldest, older, old, new"),
            ("--since 2h", "old, new"),
            ("--since 9d", "ancient, oldest, older, old, new"),
            ("--since 9d -n 1", "new"),
            ("--task bbbb", "oldest, old"),
            ("--filter ol --since 4d", "oldest, older, old"),
            ("--filter OLD", ""),
            ("-c haifa --task aaaaaaaa1111", "older, new"),
        ];
        foreach (var (options, expected) in all)
        {
            _output.GetStringBuilder().Clear();
            _error.GetStringBuilder().Clear();

            var exitCode = await RunAsync(["logs", "haifa", "-e", "staging", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

            Assert.Equal($"{options}: 0 {expected}", $"{options}: {exitCode} {string.Join(", ", Texts())}");
            Assert.Equal(expected.Length == 0, _error.ToString().Contains("No such lines", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Text_with_quotes_is_found_as_it_is()
    {
        await WriteAsync(One, -2, "{\"level\":\"error\"}");
        await WriteAsync(One, -1, "level error");

        Assert.Equal(0, await RunAsync("logs", "haifa", "-e", "staging", "--filter", "\"level\":\"error\""));

        Assert.Equal(["{\"level\":\"error\"}"], Texts());
    }

    [Fact]
    public async Task Json_is_an_object_per_line_with_all_that_was_written()
    {
        await WriteAsync(One, -2, "one\e[0m");
        await WriteAsync(Two, -1, "zwei ü");

        Assert.Equal(0, await RunAsync("logs", "haifa", "-e", "staging", "-o", "json"));

        var lines = _output.ToString().TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["one\e[0m", "zwei ü"], lines.Select(l => l.GetProperty("message").GetString()));
        Assert.Equal(["aaaaaaaa1111", "bbbbbbbb2222"], lines.Select(l => l.GetProperty("task").GetString()));
        Assert.Equal("2026-01-10T11:59:58.000Z", lines[0].GetProperty("time").GetString());
        Assert.DoesNotContain('\e', _output.ToString());
    }

    [Fact]
    public async Task Following_shows_each_line_once_though_some_come_late_and_out_of_order()
    {
        await WriteAsync(One, -300, "there before");
        await WriteAsync(One, -30, "there");
        Script(
            () => WriteAsync(Two, 1, "came"),
            () => WriteAsync(One, -80, "came late"),
            () => WriteAsync(One, 1, "at the same time"),
            () => Task.CompletedTask,
            () => WriteAsync(Two, 7, "last"),
            () => Task.CompletedTask);

        Assert.Equal(130, await RunAsync("logs", "haifa", "-e", "staging", "-f", "-n", "1"));

        Assert.Equal(["there", "came", "came late", "at the same time", "last"], Texts());
    }

    [Fact]
    public async Task Following_begins_with_the_first_line_of_an_app_that_wrote_nothing_and_reads_no_more_than_it_must()
    {
        Script(() => Task.CompletedTask, () => WriteAsync(One, 3, "hello"), () => Task.CompletedTask, () => Task.CompletedTask);

        Assert.Equal(130, await RunAsync("logs", "haifa", "-e", "staging", "-f", "--filter", "hello"));

        Assert.Equal(["hello"], Texts());
        var last = _cloud.Cloud.Recorder.Calls().Select(c => c.Input).OfType<FilterLogEventsRequest>().Last();
        Assert.InRange(last.StartTime!.Value, Noon.AddMinutes(-10).ToUnixTimeMilliseconds(), long.MaxValue);
    }

    [Fact]
    public async Task A_look_that_fails_for_a_while_is_told_once_and_loses_nothing()
    {
        Script(
            () =>
            {
                _cloud.Cloud.Faults.Add(new Fault { Operation = "logs:FilterLogEvents", Code = "ServiceUnavailableException", Status = 503, Times = 8 });
                return WriteAsync(One, 1, "meanwhile");
            },
            [.. Enumerable.Repeat(() => Task.CompletedTask, 14)]);

        Assert.Equal(130, await RunAsync("logs", "haifa", "-e", "staging", "--follow"));

        Assert.Equal(["meanwhile"], Texts());
        Assert.Single(_error.ToString().TrimEnd('\n').Split('\n'));
        Assert.Contains("it is tried again", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_what_to_do()
    {
        (string Line, int ExitCode, string Message)[] all =
        [
            ("logs hayfa -e staging", 2, "Did you mean haifa?"),
            ("logs haifa -e stagin", 2, "Did you mean staging?"),
            ("logs haifa -e dev", 2, "It is in: staging."),
            ("logs haifa -e staging -c cronn", 2, "there is no container in staging/haifa \"cronn\""),
            ("logs haifa -e staging --since 5", 2, "is no duration such as"),
            ("logs haifa -e staging --since 0m", 2, "is no duration such as"),
            ("logs haifa -e staging -p -f", 2, "--previous is a task that has stopped"),
            ("logs haifa -e staging -p", 1, "no task of staging/haifa has stopped within the last hour"),
            ("logs jaffa -e staging", 1, "there is no log group /cyclops/test/staging/jaffa in us-east-1: staging/jaffa has not been deployed yet"),
        ];
        foreach (var (line, exitCode, message) in all)
        {
            _error.GetStringBuilder().Clear();

            Assert.Equal($"{line}: {exitCode}", $"{line}: {await RunAsync(line.Split(' '))}");
            Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
            Assert.Equal("", _output.ToString());
        }
    }

    [Fact]
    public async Task Who_may_not_read_logs_learns_which_rights_it_takes()
    {
        _cloud.Cloud.Faults.Add(new Fault { Operation = "logs:FilterLogEvents", Code = "AccessDeniedException", Status = 400 });

        Assert.Equal(3, await RunAsync("logs", "haifa", "-e", "staging"));

        Assert.Contains("cyclops-ctl iam-policy operator", _error.ToString(), StringComparison.Ordinal);
    }

    private IEnumerable<string> Texts() =>
        _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[(l.IndexOf("haifa", StringComparison.Ordinal) + "haifa".Length)..].Trim());

    private async Task<int> RunAsync(params string[] arguments) => await CtlProgram.RunAsync(
        [.. arguments, "--endpoint-url", _cloud.Endpoint.ToString()],
        new(CtlConsole.Plain(_output, _error), _time, _folder.Path),
        _end.Token);

    /// <summary>An act at each wait, and Ctrl-C after the last one.</summary>
    private void Script(Func<Task> first, params Func<Task>[] acts)
    {
        var left = new Queue<Func<Task>>([first, .. acts]);
        _time.During = () => left.TryDequeue(out var act) ? act() : _end.CancelAsync();
    }

    private async Task WriteAsync(string stream, int seconds, string text) => await _logs.PutLogEventsAsync(new()
    {
        LogGroupName = Group,
        LogStreamName = stream,
        LogEvents = [new InputLogEvent { Timestamp = Noon.AddSeconds(seconds).UtcDateTime, Message = text }],
    });
}
