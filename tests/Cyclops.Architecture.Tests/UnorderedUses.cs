using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cyclops.Architecture.Tests;

/// <summary>
/// Finds where the order of a hash table decides something. Syntactic: a name counts as a hash table where its declaration in
/// the same file says so.
/// </summary>
internal static class UnorderedUses
{
    private static readonly string[] Tables = ["Dictionary", "ConcurrentDictionary", "FrozenDictionary", "HashSet", "FrozenSet"];

    /// <summary>What may be built in any order.</summary>
    private static readonly string[] Targets = [.. Tables, "SortedDictionary", "SortedSet", "EquatableMap"];

    /// <summary>Calls after which the order does not matter any more.</summary>
    private static readonly string[] Ends =
    [
        "Order", "OrderBy", "OrderDescending", "OrderByDescending", "ToDictionary", "ToFrozenDictionary", "ToHashSet", "ToFrozenSet", "ToLookup",
        "Any", "All", "Count", "LongCount", "Sum", "Min", "MinBy", "Max", "MaxBy", "Contains", "Single", "SingleOrDefault", "SetEquals",
    ];

    /// <summary>Calls that hand all elements on, in their order.</summary>
    private static readonly string[] Walks =
    [
        "Aggregate", "Append", "Cast", "Chunk", "Concat", "Distinct", "DistinctBy", "Except", "ExceptBy", "GroupBy", "Index", "Intersect", "Join",
        "OfType", "Prepend", "Reverse", "Select", "SelectMany", "ToArray", "ToEquatableList", "ToImmutableArray", "ToList", "Union", "Where", "Zip",
    ];

    /// <summary>Calls that choose by place: what sorts later sorts what was chosen.</summary>
    private static readonly string[] Picks = ["ElementAt", "First", "FirstOrDefault", "Last", "LastOrDefault", "SequenceEqual", "Skip", "Take"];

    /// <summary>Calls that only look up the elements of their argument.</summary>
    private static readonly string[] Lookups = ["Except", "ExceptBy", "Intersect", "IntersectBy", "ExceptWith", "IntersectWith", "UnionWith", "SetEquals"];

    public static IEnumerable<SyntaxNode> In(SyntaxNode file)
    {
        var declared = Declared(file).ToList();
        return from table in declared
               where Tables.Contains(table.Type)
               from name in table.Scope.DescendantNodes().OfType<IdentifierNameSyntax>()
               where name.Identifier.Text == table.Name && !IsMemberOfOther(name)
               where Decides(name, declared)
               select name;
    }

    private static IEnumerable<(string Name, string Type, SyntaxNode Scope)> Declared(SyntaxNode file)
    {
        foreach (var node in file.DescendantNodes())
        {
            switch (node)
            {
                case ParameterSyntax { Type: { } type } parameter:
                    yield return (parameter.Identifier.Text, NameOf(type), parameter.Parent!.Parent!);
                    break;
                case PropertyDeclarationSyntax property:
                    yield return (property.Identifier.Text, NameOf(property.Type), property.Parent!);
                    break;
                case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: { } statement } declaration } variable:
                    yield return (variable.Identifier.Text, TypeOf(declaration.Type, variable.Initializer?.Value), statement.Parent!);
                    break;
            }
        }
    }

    private static string TypeOf(TypeSyntax type, ExpressionSyntax? value) => (type.IsVar, value) switch
    {
        (true, ObjectCreationExpressionSyntax creation) => NameOf(creation.Type),
        (true, InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: { } method } }) when method.StartsWith("To", StringComparison.Ordinal) => method[2..],
        _ => NameOf(type),
    };

    private static string NameOf(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        QualifiedNameSyntax qualified => NameOf(qualified.Right),
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => "",
    };

    private static bool IsMemberOfOther(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access && access.Name == name;

    private static bool Decides(IdentifierNameSyntax name, IReadOnlyCollection<(string Name, string Type, SyntaxNode Scope)> declared)
    {
        SyntaxNode use = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name;
        for (var isHandedOn = false; ; isHandedOn = true)
        {
            switch (use.Parent)
            {
                case CommonForEachStatementSyntax loop when loop.Expression == use:
                    return !OnlyBuilds(loop.Statement, declared);
                case FromClauseSyntax or SpreadElementSyntax:
                    return true;
                case MemberAccessExpressionSyntax { Name.Identifier.Text: "Keys" or "Values" } part when part.Expression == use:
                    use = part;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call, Name.Identifier.Text: var method } access when access.Expression == use && Walks.Contains(method):
                    use = call;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Name.Identifier.Text: var method } access when access.Expression == use:
                    return Picks.Contains(method) || (isHandedOn && !Ends.Contains(method));
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var method } } call }:
                    if (!Walks.Contains(method) || Lookups.Contains(method))
                    {
                        return !Lookups.Contains(method) && (isHandedOn || Picks.Contains(method));
                    }

                    use = call;
                    break;
                case ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax creation } when Targets.Contains(NameOf(creation.Type)):
                    return false;
                default:
                    return isHandedOn;
            }
        }
    }

    /// <summary>Whether a loop does nothing but fill sets and dictionaries, or let go of what it finds.</summary>
    private static bool OnlyBuilds(StatementSyntax statement, IReadOnlyCollection<(string Name, string Type, SyntaxNode Scope)> declared) => statement switch
    {
        BlockSyntax block => block.Statements.All(s => OnlyBuilds(s, declared)),
        IfStatementSyntax choice => OnlyBuilds(choice.Statement, declared) && (choice.Else is null || OnlyBuilds(choice.Else.Statement, declared)),
        ContinueStatementSyntax or LocalDeclarationStatementSyntax => true,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Dispose" } } } => true,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax } } => true,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } } } =>
            declared.Any(d => d.Name == receiver.Identifier.Text && Targets.Contains(d.Type)),
        _ => false,
    };
}
