using System.Collections.Generic;

namespace Cyclops.Aws.Generator;

/// <summary>Writes paginators over the SDK's own paged enumerables.</summary>
internal static class PaginatorEmitter
{
    public static string Emit(ServiceModel service, IReadOnlyList<Page> pages)
    {
        var code = new CodeWriter("System.Runtime.CompilerServices");
        code.Open("namespace " + service.Namespace + ".Model");
        Factory(code, service, pages);
        foreach (var page in pages)
        {
            code.Line();
            Interface(code, page);
            code.Line();
            Paginator(code, service, page);
        }

        code.Close();
        return code.ToString();
    }

    private static void Factory(CodeWriter code, ServiceModel service, IReadOnlyList<Page> pages)
    {
        var factory = service.ShortNamespace + "PaginatorFactory";
        code.Open($"public partial interface I{factory}");
        foreach (var page in pages)
        {
            code.Line($"I{page.Operation.Name}Paginator {page.Operation.Name}({page.Operation.RequestClass} request);");
        }

        code.Close();
        code.Line();
        code.Open($"public partial class {factory} : I{factory}");
        code.Line($"private readonly IAmazon{service.BaseName} client;");
        code.Line($"internal {factory}(IAmazon{service.BaseName} client) => this.client = client;");
        foreach (var page in pages)
        {
            var name = page.Operation.Name;
            code.Line($"public I{name}Paginator {name}({page.Operation.RequestClass} request) => new {name}Paginator(client, request);");
        }

        code.Close();
    }

    private static void Interface(CodeWriter code, Page page)
    {
        code.Open($"public interface I{page.Operation.Name}Paginator");
        code.Line($"IPaginatedEnumerable<{page.Operation.ResponseClass}> Responses {{ get; }}");
        foreach (var result in page.Results)
        {
            code.Line($"IPaginatedEnumerable<{result.ElementType}> {result.Name} {{ get; }}");
        }

        code.Close();
    }

    private static void Paginator(CodeWriter code, ServiceModel service, Page page)
    {
        var operation = page.Operation;
        var response = operation.ResponseClass;
        code.Open($"internal sealed class {operation.Name}Paginator(IAmazon{service.BaseName} client, {operation.RequestClass} request) : IPaginator<{response}>, I{operation.Name}Paginator");
        code.Line("private int used;");
        code.Line($"public IPaginatedEnumerable<{response}> Responses => new PaginatedResponse<{response}>(this);");
        foreach (var result in page.Results)
        {
            var path = result.Path.Replace(".", "?.");
            code.Line($"public IPaginatedEnumerable<{result.ElementType}> {result.Name} => new PaginatedResultKeyResponse<{response}, {result.ElementType}>(this, static r => r.{path} ?? new List<{result.ElementType}>());");
        }

        code.Open($"async IAsyncEnumerable<{response}> IPaginator<{response}>.PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken)");
        code.Line("if (Interlocked.Exchange(ref used, 1) != 0) throw new InvalidOperationException(\"Paginator has already been consumed and cannot be reused. Please create a new instance.\");");
        code.Line("PaginatorUtils.SetUserAgentAdditionOnRequest(request);");
        code.Line("bool more;");
        code.Open("do");
        code.Line($"var response = await client.{operation.Name}Async(request, cancellationToken).ConfigureAwait(false);");
        foreach (var (input, output) in page.Tokens)
        {
            code.Line($"request.{input} = response.{output.Replace(".", "?.")};");
        }

        code.Line($"more = {More(page)};");
        code.Line("cancellationToken.ThrowIfCancellationRequested();");
        code.Line("yield return response;");
        code.Close();
        code.Line("while (more);");
        code.Close();
        code.Close();
    }

    private static string More(Page page)
    {
        if (page.MoreResults is not null)
        {
            return $"response.{page.MoreResults}.GetValueOrDefault()";
        }

        var token = "request." + page.Tokens[0].Input;
        return page.FirstTokenIsText ? $"!string.IsNullOrEmpty({token})" : token + " is { Count: > 0 }";
    }
}
