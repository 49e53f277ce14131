using Cyclops.Registries.Lookups;

namespace Cyclops.Registries.Tests;

public sealed class ExpiringMapTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualTime _time = new();

    [Fact]
    public void The_oldest_goes_when_there_are_too_many()
    {
        var map = new ExpiringMap<int, string>(2, _time);
        map.Add(1, "a", Minute);
        map.Add(2, "b", Minute);
        map.Add(1, "c", Minute);
        map.Add(3, "d", Minute);

        Assert.Equal(("c", null, "d"), (map.Find(1), map.Find(2), map.Find(3)));
    }

    [Fact]
    public void What_is_too_old_is_not_known()
    {
        var map = new ExpiringMap<int, string>(2, _time);
        map.Add(1, "a", Minute);
        map.Add(2, "b", TimeSpan.Zero);

        Assert.Equal(("a", null), (map.Find(1), map.Find(2)));
        _time.Advance(Minute);
        Assert.Null(map.Find(1));
    }
}
