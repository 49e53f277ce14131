namespace Cyclops.Aws.Wire.Tests;

public sealed class ScalarsTests
{
    private static readonly DateTime Moment = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Theory]
    [InlineData("2026-01-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05.000Z")]
    [InlineData("2026-01-02T05:04:05+02:00")]
    [InlineData("Fri, 02 Jan 2026 03:04:05 GMT")]
    [InlineData("1767323045")]
    [InlineData(" 1767323045.0 ")]
    public void Times_are_read_in_every_spelling(string text) => Assert.Equal(Moment, Scalars.ParseTime(text));

    [Fact]
    public void Times_are_written_as_iso_and_as_http_date()
    {
        Assert.Equal("2026-01-02T03:04:05Z", Scalars.Text(Shapes.Time, Moment));
        Assert.Equal("2026-01-02T03:04:05.007Z", Scalars.Text(Shapes.Time, Moment.AddMilliseconds(7)));
        Assert.Equal("Fri, 02 Jan 2026 03:04:05 GMT", Scalars.Text(Shapes.Time, Moment, httpDate: true));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(0.1, "0.1")]
    public void Numbers_have_no_culture(double value, string text) => Assert.Equal(text, Scalars.Text(Shapes.Double, value));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("")]
    public void What_is_no_time_is_refused(string text) => Assert.Throws<FormatException>(() => Scalars.ParseTime(text));

    [Fact]
    public void A_structure_has_no_text() => Assert.Throws<NotSupportedException>(() => Scalars.Text(new SampleShape(), new Sample()));
}
