using Amazon.ECS.Model;

namespace Cyclops.LocalCloud.Ecs;

/// <summary>Paging as ECS does it: at most 100 a page.</summary>
internal static class EcsPages
{
    private const int Largest = 100;

    public static Page<KeyValuePair<string, T>> Cut<T>(IEnumerable<KeyValuePair<string, T>> all, string? token, int? size, int byDefault = Largest)
    {
        if (size is < 1 or > Largest)
        {
            throw new InvalidParameterException($"maxResults must be from 1 to {Largest}.");
        }

        return Paging.Cut(all, item => item.Key, token, size ?? byDefault, () => new InvalidParameterException("Invalid token."));
    }
}
