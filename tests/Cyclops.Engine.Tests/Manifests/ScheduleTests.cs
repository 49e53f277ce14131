namespace Cyclops.Engine.Tests.Manifests;

/// <summary>When jobs run: crontabs become what AWS takes.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData("0 3 * * *", "cron(0 3 * * ? *)")]
    [InlineData("*/15 * * * *", "cron(0,15,30,45 * * * ? *)")]
    [InlineData("5,35 8-10 * * MON-fri", "cron(5,35 8,9,10 ? * MON,TUE,WED,THU,FRI *)")]
    [InlineData("0 0 1 */3 *", "cron(0 0 1 1,4,7,10 ? *)")]
    [InlineData("0 0 * jan 0,7", "cron(0 0 ? 1 SUN *)")]
    [InlineData("0 10/6 * * 6-7", "cron(0 10,16,22 ? * SAT,SUN *)")]
    [InlineData("  30   4 * * * ", "cron(30 4 * * ? *)")]
    [InlineData("rate(1 hour)", "rate(1 hour)")]
    [InlineData("rate(15 minutes)", "rate(15 minutes)")]
    [InlineData("cron(0 3 ? * MON#1 *)", "cron(0 3 ? * MON#1 *)")]
    [InlineData("cron(0 3 L * ? 2030)", "cron(0 3 L * ? 2030)")]
    public void A_schedule_is_what_AWS_takes(string text, string expected)
    {
        var app = Repository.WithoutApps().WithApp("web", $"image: a/b:1\njobs: {{nightly: {{schedule: \"{text}\", command: clean}}}}").Effective("web");

        Assert.Equal((expected, "UTC"), (app.Jobs["nightly"].Schedule, app.Jobs["nightly"].Timezone));
        Assert.Equal(["/bin/sh", "-c", "clean"], app.Jobs["nightly"].Command);
    }

    [Theory]
    [InlineData("0 3 * *")]
    [InlineData("0 3 * * * *")]
    [InlineData("60 3 * * *")]
    [InlineData("0 24 * * *")]
    [InlineData("0 3 0 * *")]
    [InlineData("0 3 * 13 *")]
    [InlineData("0 3 * * 8")]
    [InlineData("0 3 1 * 1")]
    [InlineData("5-3 * * * *")]
    [InlineData("*/0 * * * *")]
    [InlineData("@daily")]
    [InlineData("rate(1 hours)")]
    [InlineData("rate(2 hour)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("cron(0 3 * * *)")]
    [InlineData("cron(0 3 * * * *)")]
    [InlineData("at(2030-01-01T00:00:00)")]
    public void What_is_no_schedule_is_refused_at_its_place(string text) =>
        Marked.Spec($"image: a/b:1\njobs: {{nightly: {{schedule: ▶\"{text}\", command: clean}}}}").MustFail("InvalidValue");

    [Fact]
    public void A_job_needs_a_schedule_and_a_command()
    {
        Marked.Spec("image: a/b:1\njobs: {nightly: ▶{schedule: 0 3 * * *}}").MustFail("MissingField");
        Marked.Spec("image: a/b:1\njobs: {nightly: ▶{command: clean}}").MustFail("MissingField");
    }
}
