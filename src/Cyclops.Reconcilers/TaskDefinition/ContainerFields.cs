using System.Globalization;
using Cyclops.Aws.Ecs;
using Cyclops.Model;

namespace Cyclops.Reconcilers.TaskDefinition;

/// <summary>Containers as fields: <c>web.image</c>, <c>web.env.DEBUG</c>; wish and fact are written by the same hand.</summary>
internal static class ContainerFields
{
    public const string Image = "image";

    /// <summary>What is wanted, with images, secrets and what backends give as they were looked up.</summary>
    public static IEnumerable<KeyValuePair<string, Input>> Flatten(TaskDefinitionSpec spec) =>
        spec.Containers
            .SelectMany(c => Flatten(c).Select(f => KeyValuePair.Create($"{c.Name}.{f.Key}", f.Key == Image ? spec.Images[c.Name] : Input.Of(f.Value))))
            .Concat(spec.Variables.SelectMany(c => c.Value.Select(v => KeyValuePair.Create($"{c.Key}.env.{v.Key}", v.Value))))
            .Concat(spec.Secrets.SelectMany(c => c.Value.Select(s => KeyValuePair.Create($"{c.Key}.secrets.{s.Key}", s.Value))));

    public static IEnumerable<KeyValuePair<string, string>> Flatten(IEnumerable<EcsContainer> containers) =>
        containers.SelectMany(c => Flatten(c).Select(f => KeyValuePair.Create($"{c.Name}.{f.Key}", f.Value)));

    private static IEnumerable<KeyValuePair<string, string>> Flatten(EcsContainer c)
    {
        yield return Field(Image, c.Image);
        yield return Field("cpu", Text(c.Cpu));
        yield return Field("essential", c.Essential ? "true" : "false");
        if (c.Memory is { } memory)
        {
            yield return Field("memory", Text(memory));
        }

        if (c.MemoryReservation is { } reservation)
        {
            yield return Field("memoryReservation", Text(reservation));
        }

        if (c.RepositoryCredentials is { } credentials)
        {
            yield return Field("repositoryCredentials", credentials);
        }

        foreach (var (name, list) in Lists(c))
        {
            yield return Field(name, $"[{string.Join(", ", list)}]");
        }

        foreach (var (name, value) in c.Environment)
        {
            yield return Field($"env.{name}", value);
        }

        foreach (var (name, reference) in c.Secrets)
        {
            yield return Field($"secrets.{name}", reference);
        }
    }

    private static IEnumerable<(string Name, IEnumerable<string> Items)> Lists(EcsContainer c)
    {
        if (c.EntryPoint is { Count: > 0 } entryPoint)
        {
            yield return ("entryPoint", entryPoint);
        }

        if (c.Command is { Count: > 0 } command)
        {
            yield return ("command", command);
        }

        if (c.Ports.Count > 0)
        {
            yield return ("ports", c.Ports.Order().Select(Text));
        }

        if (c.DependsOn.Count > 0)
        {
            yield return ("dependsOn", c.DependsOn.Order(StringComparer.Ordinal));
        }

        if (c.Links.Count > 0)
        {
            yield return ("links", c.Links.Order(StringComparer.Ordinal));
        }
    }

    private static KeyValuePair<string, string> Field(string name, string value) => KeyValuePair.Create(name, value);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
