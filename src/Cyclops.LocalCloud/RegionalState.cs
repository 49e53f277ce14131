namespace Cyclops.LocalCloud;

/// <summary>One state per account and region, made when first asked for; regions never see each other.</summary>
public sealed class RegionalState<T>(Func<T> create)
{
    private readonly SortedDictionary<string, T> _states = new(StringComparer.Ordinal);

    public T this[CallContext call] => Of(call.Account, call.Region);

    /// <summary>All states with their <c>account/region</c>, in order.</summary>
    public IEnumerable<KeyValuePair<string, T>> All => _states;

    public T Of(string account, string region)
    {
        var key = account + "/" + region;
        if (!_states.TryGetValue(key, out var state))
        {
            state = create();
            _states.Add(key, state);
        }

        return state;
    }

    public void Clear() => _states.Clear();
}
