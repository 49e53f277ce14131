using Cyclops.Simulation.Scenarios;

namespace Cyclops.Simulation.Honesty;

/// <summary>What is wanted of one app.</summary>
/// <param name="Fields">Lines of its spec, by field.</param>
/// <param name="Environments">What differs in each of its environments, in flow style, by environment and field.</param>
/// <param name="IsBroken">Whether its manifest cannot be read.</param>
internal sealed record AppWish(
    SortedDictionary<string, string> Fields,
    SortedDictionary<string, SortedDictionary<string, string>> Environments,
    string Image,
    bool IsBroken = false)
{
    public void Write(SortedDictionary<string, string> files, string name)
    {
        if (IsBroken)
        {
            files.Text($"apps/{name}/app.yaml", "apiVersion: [\n");
            return;
        }

        files.AppIn(
            name,
            string.Join(", ", Environments.Select(e => $"{e.Key}: {{{string.Join(", ", e.Value.Select(f => $"{f.Key}: {f.Value}"))}}}")),
            Image,
            [.. Fields.Select(f => $"{f.Key}: {f.Value}")]);
    }
}
