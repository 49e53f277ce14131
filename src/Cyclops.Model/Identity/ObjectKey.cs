namespace Cyclops.Model;

/// <summary>
/// What one reconciliation is about: an environment, or an app in an environment. The queue holds these and nothing else.
/// </summary>
/// <param name="Environment">Name of the environment.</param>
/// <param name="App">Name of the app; null for the environment itself.</param>
public readonly record struct ObjectKey(string Environment, string? App) : IComparable<ObjectKey>
{
    public static ObjectKey ForEnvironment(string environment) => new(environment, null);

    public bool IsEnvironment => App is null;

    /// <summary>Ordinal; an environment sorts before its apps.</summary>
    public int CompareTo(ObjectKey other)
    {
        var byEnvironment = string.CompareOrdinal(Environment, other.Environment);
        return byEnvironment != 0 ? byEnvironment : string.CompareOrdinal(App, other.App);
    }

    /// <summary><c>staging/tel-aviv</c>, or <c>staging</c> for the environment itself.</summary>
    public override string ToString() => App is null ? Environment : $"{Environment}/{App}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static ObjectKey Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(text, null) : new(text[..slash], text[(slash + 1)..]);
    }

    public static bool operator <(ObjectKey left, ObjectKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(ObjectKey left, ObjectKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(ObjectKey left, ObjectKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(ObjectKey left, ObjectKey right) => left.CompareTo(right) >= 0;
}
