namespace Cyclops.LocalCloud.Tests.Support;

/// <summary>A clock that stands still until the test moves it.</summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
