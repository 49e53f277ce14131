using System;
using System.Collections.Generic;
using System.Linq;

namespace Cyclops.Aws.Generator;

/// <summary>Reads which operations are paged, and how.</summary>
internal static class Pagination
{
    /// <summary>The paged operations; those whose tokens the classes cannot express are left out.</summary>
    public static IReadOnlyList<Page> Of(ServiceModel service)
    {
        if (service.Root.Object("pagination") is not { } pagination)
        {
            return [];
        }

        var skipped = new HashSet<string>(service.Customizations.Texts("noPaginators"), StringComparer.Ordinal);
        return service.Operations
            .Where(operation => !skipped.Contains(operation.Name))
            .Select(operation => pagination.Object(operation.Name) is { } rule ? Page(service, operation, rule) : null)
            .OfType<Page>()
            .ToList();
    }

    private static Page? Page(ServiceModel service, OperationModel operation, JsonObject rule)
    {
        if (operation.Input is not { } input || operation.Output is not { } output)
        {
            return null;
        }

        var inputs = Texts(rule["input_token"]).Select(token => Resolve(service, input, operation.RequestClass, token)).ToList();
        var outputs = Texts(rule["output_token"]).Select(token => Resolve(service, output, operation.ResponseClass, token)).ToList();
        var more = rule.Text("more_results") is { } name ? Resolve(service, output, operation.ResponseClass, name) : null;
        if (inputs.Concat(outputs).Contains(null) || inputs.Count != outputs.Count || (rule.Has("more_results") && more is null))
        {
            return null;
        }

        return new Page(
            operation,
            inputs.Zip(outputs, (from, to) => (from!.Value.Path, to!.Value.Path)).ToList(),
            more?.Path,
            service.Type(inputs[0]!.Value.Shape) == "string",
            Results(service, output, operation, rule).ToList());
    }

    private static IEnumerable<PageResult> Results(ServiceModel service, string output, OperationModel operation, JsonObject rule)
    {
        foreach (var key in Texts(rule["result_key"]))
        {
            if (Resolve(service, output, operation.ResponseClass, key) is not { } found || service.Type(found.Shape) != "list")
            {
                continue;
            }

            var element = service.Shape(found.Shape).RequiredObject("member").Text("shape")!;
            if (service.Type(element) is not ("list" or "map"))
            {
                yield return new PageResult(found.Path, ClrTypes.Of(service, element, inCollection: true));
            }
        }
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        List<object?> list => list.OfType<string>(),
        _ => [],
    };

    /// <summary>Follows a path of member names; null when it leaves the structures that are generated.</summary>
    private static (string Path, string Shape)? Resolve(ServiceModel service, string shape, string className, string expression)
    {
        var path = new List<string>();
        foreach (var name in expression.Split('.'))
        {
            var owner = path.Count == 0 ? className : service.ClassName(shape);
            var member = service.Type(shape) == "structure"
                ? service.Members(shape, owner).FirstOrDefault(candidate => candidate.Name == name)
                : null;
            if (member is null)
            {
                return null;
            }

            path.Add(member.Property);
            shape = member.Shape;
        }

        return (string.Join(".", path), shape);
    }
}
