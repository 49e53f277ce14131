namespace Cyclops.LocalCloud.Ec2;

/// <summary>The state of each region, with the default VPC that an account finds there.</summary>
internal sealed class Ec2Regions(LocalCore core)
{
    private readonly RegionalState<Ec2State> _states = new(() => new Ec2State());

    public IEnumerable<KeyValuePair<string, Ec2State>> All => _states.All;

    public Ec2State this[CallContext call]
    {
        get
        {
            var state = _states[call];
            if (!state.Seeded)
            {
                state.Seeded = true;
                DefaultNetwork.Make(state, core, call);
            }

            return state;
        }
    }

    public void Clear() => _states.Clear();

    /// <summary>An id in EC2's form, e.g. <c>vpc-0123456789abcdef0</c>.</summary>
    public string NewId(string prefix) => prefix + "-" + core.Ids.Hex(17);
}
